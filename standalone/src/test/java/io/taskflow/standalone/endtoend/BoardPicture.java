package io.taskflow.standalone.endtoend;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A board as far as an event log can tell: names, order, and what stands on the cards. */
record BoardPicture(String externalId, String name, List<Column> columns) {

    record Column(String name, List<Card> cards) {}

    /** @param priority empty for none */
    record Card(String externalId, String title, List<String> assignees, String priority, Map<String, String> fields) {}

    static BoardPicture of(JsonNode board) {
        return new BoardPicture(
                board.get("externalId").asString(),
                board.get("name").asString(),
                board.get("columns").valueStream().map(BoardPicture::column).toList());
    }

    private static Column column(JsonNode column) {
        if (!column.get("nextCursor").isNull()) {
            throw new AssertionError("a column that is only begun cannot be compared");
        }
        return new Column(
                column.get("name").asString(),
                column.get("tasks").valueStream().map(BoardPicture::card).toList());
    }

    private static Card card(JsonNode task) {
        Map<String, String> fields = new TreeMap<>();
        task.get("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return new Card(
                task.get("externalId").asString(),
                task.get("title").asString(),
                task.get("assignees")
                        .valueStream()
                        .map(person -> person.get("name").asString())
                        .toList(),
                task.get("priority").asString(""),
                fields);
    }
}
