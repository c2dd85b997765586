package io.taskflow.standalone.endtoend;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An operation as the document describes it.
 *
 * @param method in lower case
 * @param path with its variables in braces
 */
record Operation(String method, String path, JsonNode description) {
    private static final String BASE = "/api/v1";
    private static final Pattern VARIABLE = Pattern.compile("([a-z-]+)/\\{([^}]*)}");

    /**
     * A part of the path that a call fills in.
     *
     * @param kind of what it names, as paths call it: {@code boards}, whether the variable is {@code boardId} or {@code
     *     id} behind {@code boards/}
     */
    record Variable(String name, String kind) {}

    String name() {
        return method + " " + path;
    }

    String httpMethod() {
        return method.toUpperCase(Locale.ROOT);
    }

    boolean reads() {
        return method.equals("get");
    }

    /** Whether it wants to know who calls. */
    boolean secured() {
        return !description.path("security").isArray()
                || !description.path("security").isEmpty();
    }

    /** What the last word of the path names: {@code tasks} of {@code …/boards/{id}/tasks}; empty for a variable. */
    String makes() {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.startsWith("{") ? "" : last;
    }

    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        for (MatchResult found : VARIABLE.matcher(path).results().toList()) {
            variables.add(new Variable(found.group(2), kind(found.group(2), found.group(1))));
        }
        return variables;
    }

    /** What a variable or a field of this name names; {@code before} is the word of the path that it stands behind. */
    static String kind(String variable, String before) {
        if (variable.equals("id") || variable.equals("name")) {
            return before;
        }
        return (variable.endsWith("Id") ? variable.substring(0, variable.length() - 2) : variable) + "s";
    }

    /** The path below {@code /api/v1} with these values in it. */
    String with(Function<Variable, String> values) {
        String filled = path.substring(BASE.length());
        for (Variable variable : variables()) {
            filled = filled.replace(
                    "{" + variable.name() + "}",
                    URLEncoder.encode(values.apply(variable), StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        return filled;
    }

    /** Its parameters in the query or in headers. */
    Stream<JsonNode> parameters(String in) {
        return description
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals(in));
    }

    boolean takes(String parameter) {
        return description
                .path("parameters")
                .valueStream()
                .anyMatch(known -> known.path("name").asString().equals(parameter));
    }

    /** The schema of its JSON object; missing where it takes none. */
    JsonNode body() {
        JsonNode schema = json();
        return isList(schema) ? schema.path("none") : schema;
    }

    /** The schema of what its body is a list of; missing where that is none. */
    JsonNode items() {
        JsonNode schema = json();
        return isList(schema) ? schema.path("items") : schema.path("none");
    }

    private JsonNode json() {
        return description.at("/requestBody/content/application~1json/schema");
    }

    private static boolean isList(JsonNode schema) {
        return Samples.kind(schema).equals("array");
    }

    /** Whether its body must have this field. */
    boolean requires(ApiDocument document, String field) {
        return document.resolved(body())
                .path("required")
                .valueStream()
                .anyMatch(name -> name.asString().equals(field));
    }

    boolean takesForm() {
        return description.at("/requestBody/content").has("multipart/form-data");
    }

    /** What it declares for a status; missing where it declares nothing. */
    JsonNode answer(int status) {
        JsonNode answers = description.path("responses");
        JsonNode exact = answers.path(Integer.toString(status));
        return exact.isMissingNode() ? answers.path(status / 100 + "XX") : exact;
    }
}
