package io.taskflow.support.problem;

/**
 * One field that breaks a rule.
 *
 * @param pointer JSON pointer into the body ({@code /title}), or the name of a parameter or header
 * @param rule short name of the rule, such as {@code max-length}
 * @param message the rule in words, with its numbers
 */
public record FieldError(String pointer, String rule, String message) {}
