package io.taskflow.bench.append;

import io.taskflow.events.id.UuidV7;

/** Where a caller's next event goes: a stream of its own that grows to {@value #LENGTH} events, then another one. Used by one caller. */
final class Streams {
    private static final int LENGTH = 20;

    private String id = "";
    private long sequence = LENGTH;

    /** @param sequence in the stream, from 0 */
    record Place(String streamId, long sequence, String eventId) {}

    Place next() {
        if (sequence == LENGTH) {
            id = UuidV7.next().toString();
            sequence = 0;
        }
        return new Place(id, sequence++, UuidV7.next().toString());
    }
}
