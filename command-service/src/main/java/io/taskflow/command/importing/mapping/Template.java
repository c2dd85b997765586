package io.taskflow.command.importing.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Text with header columns in braces, such as <code>{Product} {SR Number}</code>. */
record Template(List<Part> parts) {

    sealed interface Part {}

    record Literal(String text) implements Part {}

    record Cell(String column) implements Part {}

    /** @throws IllegalArgumentException when a brace is not closed or names nothing */
    static Template of(String text) {
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                parts.add(new Literal(text.substring(at)));
                break;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("a { is not closed by }");
            }
            if (close == open + 1) {
                throw new IllegalArgumentException("{} names no column");
            }
            if (open > at) {
                parts.add(new Literal(text.substring(at, open)));
            }
            parts.add(new Cell(text.substring(open + 1, close).strip()));
            at = close + 1;
        }
        return new Template(List.copyOf(parts));
    }

    /** The columns it names, in order. */
    List<String> columns() {
        return parts.stream()
                .filter(Cell.class::isInstance)
                .map(part -> ((Cell) part).column())
                .toList();
    }

    /** The text with each column replaced by its cell; empty when it names columns and all their cells are blank. */
    String fill(Function<String, String> cellOf) {
        var filled = new StringBuilder();
        boolean named = false;
        boolean found = false;
        for (Part part : parts) {
            switch (part) {
                case Literal(String text) -> filled.append(text);
                case Cell(String column) -> {
                    String cell = cellOf.apply(column);
                    named = true;
                    found |= !cell.isBlank();
                    filled.append(cell);
                }
            }
        }
        return named && !found ? "" : filled.toString();
    }
}
