package io.taskflow.command.importing.mapping;

/** A mapping file breaks a rule, or does not fit the log's header. */
public class InvalidMappingException extends RuntimeException {
    private final String key;
    private final String rule;
    private final String text;

    InvalidMappingException(String key, String rule, String message) {
        super(message, null, false, false);
        this.key = key;
        this.rule = rule;
        this.text = message;
    }

    /** The mapping's key, dotted, such as {@code format.zone}; empty when the whole file is meant. */
    public String key() {
        return key;
    }

    /** Short name of the rule, such as {@code unknown-key} or {@code missing-column}. */
    public String rule() {
        return rule;
    }

    /** What is wrong, in words. */
    public String text() {
        return text;
    }
}
