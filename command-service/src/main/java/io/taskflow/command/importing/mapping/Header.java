package io.taskflow.command.importing.mapping;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of a log's columns, and where each stands. */
final class Header {
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();

    Header(List<String> cells) {
        this.names = cells.stream().map(String::strip).toList();
        for (int i = 0; i < names.size(); i++) {
            if (places.putIfAbsent(names.get(i), i) != null) {
                repeated.add(names.get(i));
            }
        }
    }

    int size() {
        return names.size();
    }

    /**
     * Where a column stands.
     *
     * @param key the mapping's key that names it, for the refusal
     * @throws InvalidMappingException when there is none, or more than one
     */
    int place(String key, String column) {
        Integer place = places.get(column.strip());
        if (place == null) {
            throw new InvalidMappingException(
                    key,
                    "missing-column",
                    key + " names the column " + column + ", which the file lacks; its columns are "
                            + String.join(", ", names));
        }
        if (repeated.contains(column.strip())) {
            throw new InvalidMappingException(
                    key, "ambiguous-column", key + " names the column " + column + ", which the file has twice");
        }
        return place;
    }
}
