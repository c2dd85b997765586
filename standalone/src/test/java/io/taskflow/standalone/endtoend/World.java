package io.taskflow.standalone.endtoend;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one person has, made when it is first asked for, by the operations of the document themselves: what a path calls
 * {@code labels/{labelId}} comes from the operation that ends in {@code /labels}.
 */
final class World implements Samples.Facts {
    private static final String MAPPING = """
            board:  { externalId: board }
            task:   { externalId: task, title: "{task}" }
            at:     at
            column: column
            assignee: who
            """;
    private static final String LOG = "task,at,board,column,who\nT-1,2025-01-01T00:00:00Z,%s,To do,Siebel\n";

    private final ApiDocument document;
    private final Api api;
    private final String mark;
    private final Samples samples;
    private final Map<String, String> ids = new LinkedHashMap<>();

    /** @param mark see {@link #mark()} */
    World(ApiDocument document, Api api, String mark) {
        this.document = document;
        this.api = api;
        this.mark = mark;
        this.samples = new Samples(document, this);
    }

    Api api() {
        return api;
    }

    /** What stands in every text of this world; where it is empty, texts are the examples of the document. */
    String mark() {
        return mark;
    }

    Samples samples() {
        return samples;
    }

    /** What was made so far, by kind. */
    Map<String, String> ids() {
        return ids;
    }

    @Override
    public String text(JsonNode schema) {
        return mark.isEmpty() && schema.has("example") ? schema.path("example").asString() : text();
    }

    private String text() {
        return (mark + " text " + UUID.randomUUID()).strip();
    }

    @Override
    public String id(String kind) {
        String known = ids.get(kind);
        if (known == null) {
            known = make(kind);
            ids.put(kind, known);
        }
        return known;
    }

    private String make(String kind) {
        try {
            return switch (kind) {
                case "users" -> api.get("/me").ok().id();
                case "sessions" ->
                    api.get("/me/sessions").ok().json().at("/items/0/id").asString();
                case "projections" ->
                    api.get("/admin/projections").ok().json().at("/0/name").asString();
                case "imports" ->
                    api.awaitImport(upload().ok().id(), Duration.ofMinutes(1))
                            .get("id")
                            .asString();
                case "placeholders" -> placeholder();
                case "roles" -> "SYSTEM_ADMIN";
                case "versions" -> "1";
                case "blockers" -> made("tasks");
                default -> made(kind);
            };
        } catch (Exception e) {
            throw new AssertionError("no example of " + kind, e);
        }
    }

    /** Whom an import named. */
    private String placeholder() throws Exception {
        id("imports");
        return api.get("/workspaces/" + id("workspaces") + "/members")
                .ok()
                .json()
                .get("items")
                .valueStream()
                .filter(person -> person.get("role").asString().equals("PLACEHOLDER"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private Answer upload() throws Exception {
        return api.upload(id("workspaces"), "log.csv", BodyPublishers.ofString(LOG.formatted(text())), MAPPING, "stop");
    }

    private String made(String kind) throws Exception {
        Operation maker = document.operations().stream()
                .filter(operation ->
                        operation.method().equals("post") && operation.makes().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation makes " + kind));
        return send(maker).ok().id();
    }

    /** Does it as it should be done. */
    Answer send(Operation operation) throws Exception {
        return operation.takesForm()
                ? upload()
                : api.send(operation.httpMethod(), asked(operation), content(operation));
    }

    String path(Operation operation) {
        return operation.with(variable -> id(variable.kind()));
    }

    /** Path and query; whatever else is asked goes to its end. */
    String asked(Operation operation) {
        return path(operation) + samples.query(operation);
    }

    /** The content of a right call: an object, or a list of one. */
    @Nullable
    Object content(Operation operation) throws Exception {
        return operation.items().isMissingNode() ? body(operation) : List.of(samples.item(operation));
    }

    /** The object of a right call; null where there is none. What it says of a person is true, except where one comes in. */
    @Nullable
    ObjectNode body(Operation operation) throws Exception {
        if (operation.body().isMissingNode()) {
            return null;
        }
        ObjectNode body = samples.body(operation);
        if (body.has("refreshToken")) {
            body.set("refreshToken", login().get("refreshToken"));
        }
        if (!operation.makes().equals("register")) {
            api.credentials().forEach((name, value) -> {
                if (body.has(name)) {
                    body.put(name, value);
                }
            });
        }
        return body;
    }

    private JsonNode login() throws Exception {
        return api.post(
                        "/auth/login",
                        Map.of(
                                "email", api.credentials().get("email"),
                                "password", api.credentials().get("password")))
                .ok()
                .json();
    }
}
