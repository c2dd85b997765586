package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every operation that the server describes, called as it wants to be called and in every wrong way: whatever it answers
 * has a status and a content that it declares, and is no fault. What a right call needs is made by other operations.
 */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROBLEMS = "https://taskflow.dev/problems/";
    private static final Pattern PROBLEM = Pattern.compile("\\| <a id=\"([a-z0-9-]+)\"></a>`\\1` \\| (\\d+) \\|.*");

    /** Refusals of right calls: what they need comes by mail, from elsewhere, or at a moment that passes. */
    private static final Map<String, String> OUT_OF_REACH = Map.ofEntries(
            Map.entry("post /api/v1/auth/confirm", "invalid-token"),
            Map.entry("post /api/v1/auth/password-reset/complete", "invalid-token"),
            Map.entry("get /api/v1/auth/oidc", "not-found"),
            Map.entry("post /api/v1/auth/oidc", "not-found"),
            Map.entry("post /api/v1/me/totp/confirm", "second-factor-state"),
            Map.entry("delete /api/v1/me/totp", "second-factor-state"),
            Map.entry("post /api/v1/invitations/accept", "not-found"),
            Map.entry("post /api/v1/invitations/decline", "not-found"),
            Map.entry("delete /api/v1/workspaces/{workspaceId}/members/{userId}", "last-owner"),
            Map.entry("delete /api/v1/boards/{boardId}/members/{userId}", "not-found"),
            Map.entry("patch /api/v1/admin/users/{id}", "last-admin"),
            Map.entry("delete /api/v1/admin/users/{id}/roles/{role}", "last-admin"),
            Map.entry("post /api/v1/imports/{id}/cancel", "import-state"),
            Map.entry("post /api/v1/imports/{id}/resume", "import-state"),
            Map.entry("post /api/v1/admin/projections/{name}/rebuild/pause", "rebuild-state"),
            Map.entry("post /api/v1/admin/projections/{name}/rebuild/resume", "rebuild-state"),
            Map.entry("post /api/v1/admin/projections/{name}/rebuild/cancel", "rebuild-state"),
            Map.entry("post /api/v1/admin/projections/{name}/rebuild/switch", "rebuild-state"));

    /** What is everybody's, or no thing of its own. */
    private static final Set<String> NOBODYS = Set.of("users", "projections", "versions");

    private final Map<String, Integer> problems = new HashMap<>();
    private ServerProcess server;
    private ApiDocument document;
    private World shared;
    private World stranger;

    @BeforeAll
    void read(ServerProcess server) throws Exception {
        this.server = server;
        document = ApiDocument.of(server);
        shared = new World(document, Api.registered(server), "");
        stranger = new World(document, Api.registered(server), "");
        for (String line : Files.readAllLines(Path.of("..", "docs", "problems.md"))) {
            Matcher row = PROBLEM.matcher(line);
            if (row.matches()) {
                problems.put(row.group(1), Integer.valueOf(row.group(2)));
            }
        }
        assertThat(problems).hasSizeGreaterThan(40);
    }

    private Stream<DynamicTest> each(Predicate<Operation> which, Check check) {
        return document.operations().stream()
                .filter(which)
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> check.of(operation)));
    }

    private interface Check {
        void of(Operation operation) throws Exception;
    }

    /** Accounts are used up by what is done to them, and boards by deleting what is on them. */
    private World fresh(Operation operation) throws Exception {
        if (operation.path().startsWith("/api/v1/admin/")) {
            return new World(document, Api.admin(server), "");
        }
        boolean account = operation.path().matches("/api/v1/(auth|me)(/.*)?");
        return new World(document, account ? Api.registered(server) : shared.api(), "");
    }

    @TestFactory
    Stream<DynamicTest> aRightCallIsAnsweredAsDeclared() {
        return each(operation -> true, operation -> {
            World world = fresh(operation);
            if (operation.reads() && operation.takes("minPosition")) {
                String asked = world.asked(operation);
                Answer answer = world.api().get(asked + "waitMs=30000&minPosition=" + server.head());
                expect(operation, answer, null);
                // Streams have none.
                if (!answer.header("ETag").isEmpty()) {
                    Answer again = send(operation, world.api(), asked, null, "If-None-Match", answer.header("ETag"));
                    document.check(operation, again);
                    assertThat(again.status()).isEqualTo(304);
                }
                for (JsonNode parameter : operation.parameters("query").toList()) {
                    String name = parameter.path("name").asString();
                    if (!name.equals("cursor")) {
                        String value = world.samples().parameter(parameter);
                        answeredAsDeclared(operation, world.api().get(asked + name + "=" + value));
                    }
                }
            } else {
                expect(operation, world.send(operation), OUT_OF_REACH.get(operation.name()));
                if (operation.makes().equals("rebuild")) {
                    Await.until(
                            "the rebuild to end",
                            Duration.ofMinutes(1),
                            () -> world.api().get("/admin/projections").json(),
                            projections -> !projections.path(0).has("rebuild"));
                }
            }
        });
    }

    private void expect(Operation operation, Answer answer, @Nullable String refusal) {
        answeredAsDeclared(operation, answer);
        if (refusal != null) {
            answer.refused(problems.get(refusal), refusal);
        } else if (!answer.good()) {
            throw new AssertionError("no example for operation " + operation.name()
                    + ". Give its body examples, or World what its path names, or name its refusal in OUT_OF_REACH. "
                    + answer.text());
        }
    }

    /** Nothing else is asked of what may be right or wrong. */
    private void answeredAsDeclared(Operation operation, Answer answer) {
        document.check(operation, answer);
        assertThat(answer.status()).as(answer.text()).isNotEqualTo(500);
        if (!answer.good()) {
            String type = answer.json().path("type").asString("").replace(PROBLEMS, "");
            assertThat(problems).as(answer.text()).containsEntry(type, answer.status());
            answer.refused(answer.status(), type);
        }
    }

    private void refused(Operation operation, String what, Answer answer) {
        assertThat(answer.status())
                .as("%s with %s must be refused, and answered %s", operation.name(), what, answer.text())
                .isBetween(400, 499);
        answeredAsDeclared(operation, answer);
    }

    private void refused(Operation operation, String what, Answer answer, String type) {
        refused(operation, what, answer);
        answer.refused(problems.get(type), type);
    }

    private Answer send(Operation operation, Api api, String path, @Nullable Object body, String... headers)
            throws Exception {
        return api.send(operation.httpMethod(), path, body, headers);
    }

    @TestFactory
    Stream<DynamicTest> nobodyIsLetInWithoutAToken() {
        return each(Operation::secured, operation -> {
            String path = operation.with(variable -> UuidV7.next().toString());
            for (Api nobody : List.of(Api.anonymous(server), Api.bearer(server, "nonsense"))) {
                refused(operation, "no token", send(operation, nobody, path, null), "unauthenticated");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsSomebodyElsesOrNobodysIsNotFound() {
        return each(operation -> !operation.variables().isEmpty(), operation -> {
            World own = operation.path().startsWith("/api/v1/admin/") ? fresh(operation) : shared;
            Operation.Variable first = operation.variables().getFirst();
            List<String> paths = new ArrayList<>();
            paths.add(operation.with(variable -> nothing(variable)));
            if (!NOBODYS.contains(first.kind())) {
                paths.add(stranger.path(operation));
                paths.add(operation.with(variable -> variable.kind().equals("versions") ? "1" : stranger.id("boards")));
                paths.add(operation.with(variable -> (variable.equals(first) ? stranger : own).id(variable.kind())));
            }
            for (String path : paths) {
                refused(operation, path, sendTo(operation, own, path), "not-found");
                if (operation.takes("If-Match")) {
                    Answer asked = send(operation, own.api(), path, own.content(operation), "If-Match", "\"0\"");
                    refused(operation, path + " at a version", asked);
                    assertThat(asked.status()).as(asked.text()).isNotEqualTo(412);
                }
            }
            // A child of another parent is refused, or there is nothing to take away.
            String mixed = operation.with(variable -> (variable.equals(first) ? own : stranger).id(variable.kind()));
            if (!NOBODYS.contains(first.kind()) && operation.variables().size() > 1) {
                answeredAsDeclared(operation, sendTo(operation, own, mixed));
            }
            String none = operation.with(variable -> "no-id");
            if (!NOBODYS.contains(first.kind())) {
                refused(operation, "ids that are none", sendTo(operation, own, none), "malformed");
            }
        });
    }

    private static String nothing(Operation.Variable variable) {
        return switch (variable.kind()) {
            case "versions" -> "1";
            case "roles" -> "AUDITOR";
            default -> UuidV7.next().toString();
        };
    }

    private Answer sendTo(Operation operation, World own, String path) throws Exception {
        return operation.takesForm()
                ? own.api().send("POST", path, "--b--\r\n", "Content-Type", "multipart/form-data; boundary=b")
                : send(operation, own.api(), path, own.content(operation));
    }

    @TestFactory
    Stream<DynamicTest> aWrongBodyIsRefused() {
        return each(operation -> operation.body().isObject(), operation -> {
            World world = fresh(operation);
            String path = world.path(operation);
            ObjectNode right = world.body(operation);
            for (String broken : List.of("{", "[]", "7", "\"text\"", "{} more", "{'a':1}")) {
                refused(operation, broken, send(operation, world.api(), path, broken), "malformed");
            }
            refused(
                    operation,
                    "an unknown field",
                    send(operation, world.api(), path, right.deepCopy().put("colour", "green")),
                    "unknown-field");
            refused(
                    operation,
                    "a text that is no JSON",
                    send(operation, world.api(), path, "title=Good", "Content-Type", "text/plain"),
                    // Of a DELETE, Spring takes what it cannot read for nothing.
                    operation.method().equals("delete") ? "malformed" : "unsupported-media-type");
            refused(
                    operation,
                    "too much",
                    send(operation, world.api(), path, "{\"a\":\"" + "x".repeat(1_100_000) + "\"}"),
                    "too-large");
            JsonNode schema = document.resolved(operation.body());
            Set<String> required = Set.copyOf(schema.path("required")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList());
            for (String name : required) {
                ObjectNode without = right.deepCopy();
                without.remove(name);
                refused(operation, "no " + name, send(operation, world.api(), path, without));
                refused(
                        operation,
                        name + " null",
                        send(operation, world.api(), path, right.deepCopy().putNull(name)));
            }
            schema.path("properties").forEachEntry((name, property) -> {
                for (JsonNode wrong : wrong(document.resolved(property), required.contains(name))) {
                    try {
                        refused(
                                operation,
                                name + " being " + shortened(wrong),
                                send(
                                        operation,
                                        world.api(),
                                        path,
                                        right.deepCopy().set(name, wrong)));
                    } catch (Exception e) {
                        throw new AssertionError(name, e);
                    }
                }
            });
        });
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() < 60 ? text : text.substring(0, 60) + "…";
    }

    /** Values of other kinds, and of the kind but beyond its bounds. */
    private List<JsonNode> wrong(JsonNode schema, boolean required) {
        JsonNode text = JSON.stringNode("no such value");
        JsonNode object = JSON.objectNode().put("a", 1);
        JsonNode number = JSON.numberNode(7);
        List<JsonNode> wrong = new ArrayList<>();
        switch (Samples.kind(schema)) {
            case "string" -> {
                wrong.addAll(List.of(object, JSON.arrayNode(), number, JSON.booleanNode(true)));
                if (schema.has("enum") || schema.has("format")) {
                    wrong.add(text);
                }
                if (required || schema.has("maxLength")) {
                    wrong.add(
                            JSON.stringNode("x".repeat(schema.path("maxLength").asInt(30_000) + 1)));
                }
                if (schema.path("minLength").asInt(0) > 0) {
                    wrong.add(JSON.stringNode(""));
                }
            }
            case "integer", "number" -> {
                wrong.addAll(List.of(text, object, JSON.arrayNode(), JSON.numberNode(1.5), JSON.stringNode("7")));
                if (schema.has("minimum")) {
                    wrong.add(JSON.numberNode(schema.path("minimum").asLong() - 1));
                }
            }
            case "boolean" -> wrong.addAll(List.of(text, object, number, JSON.stringNode("true")));
            case "array" -> wrong.addAll(List.of(text, object, number));
            case "object" -> wrong.addAll(List.of(text, number, JSON.arrayNode()));
            default -> throw new AssertionError("a field of no kind: " + schema);
        }
        return wrong;
    }

    @TestFactory
    Stream<DynamicTest> aWrongParameterIsRefused() {
        return each(operation -> operation.parameters("query").findAny().isPresent(), operation -> {
            World world = fresh(operation);
            String right = world.asked(operation);
            for (JsonNode parameter : operation.parameters("query").toList()) {
                String name = parameter.path("name").asString();
                for (Map.Entry<String, String> wrong :
                        wrongParameters(parameter).entrySet()) {
                    String asked = right + name + "=" + wrong.getKey() + current(operation, name);
                    Object body = operation.reads() ? null : world.content(operation);
                    refused(operation, asked, send(operation, world.api(), asked, body), wrong.getValue());
                }
            }
        });
    }

    /** What is asked for is only known once the view has it. */
    private String current(Operation operation, String beside) throws Exception {
        return operation.takes("minPosition") && !beside.equals("minPosition") && !beside.equals("waitMs")
                ? "&waitMs=30000&minPosition=" + server.head()
                : "";
    }

    /** Wrong values of a parameter, and how each is refused. */
    private Map<String, String> wrongParameters(JsonNode parameter) {
        String name = parameter.path("name").asString();
        JsonNode schema = document.resolved(parameter.path("schema"));
        if (name.equals("limit")) {
            return Map.of(
                    "0",
                    "limit-out-of-range",
                    "201",
                    "limit-out-of-range",
                    "-1",
                    "limit-out-of-range",
                    "ten",
                    "malformed");
        }
        if (name.equals("cursor")) {
            return Map.of("nonsense", "invalid-cursor", "%00", "invalid-cursor");
        }
        if (Samples.isInstant(parameter)) {
            return Map.of(
                    "yesterday", "invalid-instant", "2026-03-01T09:00:00", "invalid-instant", "", "invalid-instant");
        }
        if (schema.path("format").asString("").equals("uuid")) {
            return Map.of("no-id", "malformed");
        }
        return switch (Samples.kind(schema)) {
            case "integer", "number" ->
                Map.of("ten", "malformed", "1.5", "malformed", "99999999999999999999", "malformed");
            case "boolean" -> Map.of("perhaps", "malformed");
            default -> Map.of();
        };
    }

    @TestFactory
    Stream<DynamicTest> aWrongHeaderIsRefused() {
        return each(operation -> true, operation -> {
            World world = fresh(operation);
            String path = world.path(operation);
            Object body = operation.takesForm() ? null : world.content(operation);
            if (operation.takes("If-Match")) {
                refused(
                        operation,
                        "a version that is none",
                        send(operation, world.api(), path, body, "If-Match", "whatever"),
                        "malformed");
                Answer stale = send(operation, world.api(), path, body, "If-Match", "\"4000\"");
                refused(operation, "another version", stale);
                // What is not there has no version.
                boolean absent = "not-found".equals(OUT_OF_REACH.get(operation.name()));
                assertThat(stale.status()).as(stale.text()).isIn(absent ? List.of(404) : List.of(400, 409, 412));
            }
            if (operation.takes("Idempotency-Key")) {
                refused(
                        operation,
                        "a key that is too long",
                        send(operation, world.api(), path, body, "Idempotency-Key", "k".repeat(256)),
                        "malformed");
            }
            if (!operation.takesForm() && operation.reads() && operation.secured()) {
                refused(
                        operation,
                        "a picture asked for",
                        send(
                                operation,
                                world.api(),
                                world.asked(operation) + current(operation, ""),
                                null,
                                "Accept",
                                "image/png"),
                        "not-acceptable");
            }
        });
    }

    @Test
    void everyBodyIsGivenExamples() {
        assertThat(document.operations().stream()
                        .filter(operation -> operation.body().isObject())
                        .flatMap(operation -> withoutExample(operation)))
                .as("texts that are required, and of which the document gives no example")
                .isEmpty();
    }

    private Stream<String> withoutExample(Operation operation) {
        JsonNode schema = document.resolved(operation.body());
        return schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> {
                    JsonNode field = document.resolved(schema.path("properties").path(name));
                    return Samples.kind(field).equals("string")
                            && Stream.of("example", "examples", "enum", "format")
                                    .noneMatch(field::has);
                })
                .map(name -> operation.name() + " " + name);
    }
}
