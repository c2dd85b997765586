package io.taskflow.command.importing.mapping;

/** A file is not the event log it says it is: nothing in it can be trusted. */
public class InvalidLogFileException extends RuntimeException {
    private final String rule;
    private final String text;

    InvalidLogFileException(String rule, String message) {
        super(message, null, false, false);
        this.rule = rule;
        this.text = message;
    }

    /** Short name of the rule, such as {@code gzip} or {@code empty}. */
    public String rule() {
        return rule;
    }

    /** What is wrong, in words. */
    public String text() {
        return text;
    }
}
