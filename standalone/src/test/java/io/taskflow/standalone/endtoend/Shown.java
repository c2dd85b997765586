package io.taskflow.standalone.endtoend;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Parts of what is shown. */
final class Shown {
    private Shown() {}

    /** The first task of a board's first column. */
    static JsonNode card(JsonNode board) {
        return board.get("columns").get(0).get("tasks").get(0);
    }

    /** The texts that the objects of a list have under a name. */
    static List<String> texts(JsonNode list, String name) {
        return list.valueStream().map(one -> one.get(name).asString()).toList();
    }
}
