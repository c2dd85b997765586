package io.taskflow.events.board;

/** What the values of a custom field are; all are kept as text. */
public enum FieldType {
    TEXT,
    /** Digits with a point among them perhaps, such as {@code -12.5}. */
    NUMBER,
    /** A day, such as {@code 2026-05-01}. */
    DATE,
    /** One of the field's options. */
    CHOICE,
    /** The id of a member or placeholder of the workspace. */
    USER
}
