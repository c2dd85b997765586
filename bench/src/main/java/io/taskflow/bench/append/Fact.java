package io.taskflow.bench.append;

/** What the events tell, about as much as a task's creation. */
record Fact(String boardId, String columnId, String rank, String title) {
    static final String TYPE = "thing";

    static Fact of(Streams.Place place) {
        return new Fact(
                place.streamId(),
                place.eventId(),
                "aB3xK9-" + place.sequence(),
                "Look into the incident of a customer");
    }
}
