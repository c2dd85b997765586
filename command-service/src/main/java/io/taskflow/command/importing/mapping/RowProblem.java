package io.taskflow.command.importing.mapping;

/**
 * Why a record cannot be imported.
 *
 * @param row number of the record, the first after the header being 1
 * @param line line of the file the record begins on, the header's being 1
 * @param rule short name of the rule, such as {@code required} or {@code instant}
 */
public record RowProblem(long row, long line, String rule, String message) {}
