package io.taskflow.command.importing.mapping;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A pattern for whole cells: {@code *} any text, {@code ?} one character, {@code [set]} one of these, {@code [!set]} none of these. */
record Glob(String text, Pattern pattern) {

    /** @throws IllegalArgumentException when a set is not closed or is empty */
    static Glob of(String text) {
        var regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> {
                    int end = endOfSet(text, i);
                    appendSet(regex, text.substring(i + 1, end));
                    i = end;
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return new Glob(text, Pattern.compile(regex.toString(), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the set in " + text + " has a range that runs backwards", e);
        }
    }

    boolean matches(String cell) {
        return pattern.matcher(cell).matches();
    }

    private static int endOfSet(String text, int start) {
        int first = start + 1 < text.length() && text.charAt(start + 1) == '!' ? start + 2 : start + 1;
        // A bracket right after the opening one belongs to the set, as in a shell.
        int end = text.indexOf(']', first + 1);
        if (end < 0) {
            throw new IllegalArgumentException("the set in " + text + " is not closed by ]");
        }
        return end;
    }

    private static void appendSet(StringBuilder regex, String set) {
        boolean none = set.startsWith("!");
        regex.append(none ? "[^" : "[");
        for (int i = none ? 1 : 0; i < set.length(); i++) {
            char c = set.charAt(i);
            boolean range = c == '-' && i > (none ? 1 : 0) && i < set.length() - 1;
            if (!range && !Character.isLetterOrDigit(c)) {
                regex.append('\\');
            }
            regex.append(c);
        }
        regex.append(']');
    }
}
