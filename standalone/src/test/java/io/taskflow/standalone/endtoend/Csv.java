package io.taskflow.standalone.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small reader of delimited text with quoted cells, for what a file says on its own. */
final class Csv {
    private final String text;
    private final char delimiter;
    private int at;

    private Csv(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** The records after the header, each by the header's names; one that is too short lacks its last. */
    static List<Map<String, String>> read(String text, char delimiter) {
        Csv csv = new Csv(text, delimiter);
        List<String> header = csv.record();
        List<Map<String, String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            List<String> cells = csv.record();
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private List<String> record() {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell());
            char end = at < text.length() ? text.charAt(at++) : '\n';
            if (end == '\r') {
                end = text.charAt(at++);
            }
            if (end == '\n') {
                return cells;
            }
        }
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int begin = at;
        while (at < text.length()
                && text.charAt(at) != delimiter
                && text.charAt(at) != '\n'
                && text.charAt(at) != '\r') {
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        for (at++; ; at++) {
            if (text.charAt(at) != '"') {
                cell.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else {
                at++;
                return cell.toString();
            }
        }
    }
}
