package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One connection's requests, each chosen by a random number and by what came of those before. */
final class Fuzzer {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LARGEST_ANSWER = 4_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int REMEMBERED = 60;

    /** They would end the session or the workspace that all the others need, or keep both processors busy with passwords. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "delete /api/v1/workspaces/\\{workspaceId}|[a-z]+ /api/v1/(auth/(logout|register|login|refresh|oidc)|me/(password|totp|sessions/\\{id}))");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x".repeat(501),
            "x".repeat(20_001),
            "a\0b",
            "🙂".repeat(300),
            "<script>alert(1)</script>",
            "'; DROP TABLE task; --",
            "%00",
            "../../etc/passwd",
            "null",
            "-1",
            "‮txet",
            "Ärger \t\n",
            "{}",
            "🙂",
            "2026-03-01T09:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "+999999999-12-31T23:59:59Z",
            "1e999");

    private final ApiDocument document;
    private final World own;
    private final World other;
    private final Random random;
    private final List<Operation> operations;
    private final Map<String, List<String>> known = new TreeMap<>();
    private final List<String> foreign;
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    /**
     * @param own whose requests they are; what they make is added to a copy of what is there
     * @param other of whom no answer may tell
     */
    Fuzzer(ApiDocument document, World own, World other, Random random) {
        this.document = document;
        this.own = own;
        this.other = other;
        this.random = random;
        this.operations = document.operations().stream()
                .filter(operation -> !LEFT_OUT.matcher(operation.name()).matches())
                .toList();
        own.ids().forEach((kind, id) -> known.put(kind, new ArrayList<>(List.of(id))));
        foreign = List.copyOf(other.ids().values());
    }

    /** So many requests; answers how many were answered with each status. */
    Map<Integer, Integer> run(int requests) throws Exception {
        for (int i = 0; i < requests; i++) {
            Operation operation = any(operations);
            if (operation.takesForm()) {
                continue;
            }
            String path = operation.with(this::id) + query(operation);
            Object body = body(operation);
            String asked = operation.httpMethod() + " " + path + " " + body;
            try {
                long start = System.nanoTime();
                Answer answer = own.api().send(operation.httpMethod(), path, body, headers(operation));
                check(operation, asked, answer, Duration.ofNanos(System.nanoTime() - start));
                learn(operation, answer);
                statuses.merge(answer.status(), 1, Integer::sum);
            } catch (AssertionError | Exception e) {
                throw new AssertionError("request " + i + ": " + asked, e);
            }
        }
        return statuses;
    }

    private void check(Operation operation, String asked, Answer answer, Duration took) {
        assertThat(answer.status()).as(answer.text()).isNotEqualTo(500);
        assertThat(took).isLessThan(LONGEST);
        assertThat(answer.body().length).isLessThan(LARGEST_ANSWER);
        document.check(operation, answer);
        String told = answer.text();
        assertThat(told).doesNotContain(other.mark());
        for (String id : foreign) {
            // What was asked may be said again in a refusal, and where there was nothing to take away, which tells
            // nothing.
            boolean echo =
                    asked.contains(id) && (!answer.good() || operation.method().equals("delete"));
            assertThat(told.contains(id) && !echo)
                    .as("tells of %s: %s", id, told)
                    .isFalse();
        }
    }

    /** What was made can be named from now on. */
    private void learn(Operation operation, Answer answer) {
        if (answer.good()
                && operation.method().equals("post")
                && !operation.makes().isEmpty()) {
            String id =
                    answer.body().length == 0 ? "" : answer.json().path("id").asString("");
            if (!id.isEmpty()) {
                List<String> ids = known.computeIfAbsent(operation.makes(), kind -> new ArrayList<>());
                if (ids.size() == REMEMBERED) {
                    ids.remove(random.nextInt(REMEMBERED));
                }
                ids.add(id);
            }
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Mostly one's own, sometimes the other's, of another kind, nobody's or nonsense. */
    private String id(Operation.Variable variable) {
        int dice = random.nextInt(100);
        List<String> own = known.get(variable.kind());
        if (dice < 80 && own != null) {
            return any(own);
        }
        if (dice < 90) {
            return any(foreign);
        }
        if (dice < 94) {
            return any(known.get(any(List.copyOf(known.keySet()))));
        }
        return dice < 97
                ? new UUID(random.nextLong(), random.nextLong()).toString()
                : any(List.of("0", "-1", "no-id", "🙂", "a b"));
    }

    private String query(Operation operation) {
        StringBuilder query = new StringBuilder();
        operation.parameters("query").forEach(parameter -> {
            String name = parameter.path("name").asString();
            if (chance(parameter.path("required").asBoolean(false) ? 90 : 12)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(parameter(parameter), StandardCharsets.UTF_8));
            }
        });
        return query.toString();
    }

    private String parameter(JsonNode parameter) {
        if (chance(20)) {
            return parameter.path("name").asString().equals("waitMs")
                    ? "-1"
                    : any(TEXTS).replace("\0", "");
        }
        if (Samples.isInstant(parameter)) {
            return Instant.now().minusMillis(random.nextLong(120_000)).toString();
        }
        return switch (parameter.path("name").asString()) {
            case "limit" -> Integer.toString(random.nextInt(220) - 5);
            case "waitMs" -> Integer.toString(random.nextInt(100));
            case "asOfPosition" -> Long.toString(random.nextInt(3_000));
            case "minPosition" -> Long.toString(random.nextInt(50));
            case "assignee", "actor" -> id(new Operation.Variable("", "users"));
            case "task" -> id(new Operation.Variable("", "tasks"));
            case "label" -> id(new Operation.Variable("", "labels"));
            default -> own.samples().parameter(parameter);
        };
    }

    private String[] headers(Operation operation) {
        List<String> headers = new ArrayList<>();
        if (operation.takes("If-Match") && chance(10)) {
            headers.addAll(List.of("If-Match", any(List.of("\"0\"", "\"1\"", "\"2\"", "*", "\"x\"", "7"))));
        }
        if (operation.takes("Idempotency-Key") && chance(10)) {
            headers.addAll(List.of("Idempotency-Key", any(List.of("again", "and-again", "k".repeat(300)))));
        }
        if (chance(2)) {
            headers.addAll(List.of("Accept", any(List.of("*/*", "text/html", "application/x-ndjson"))));
        }
        return headers.toArray(String[]::new);
    }

    /** A right body, or one with something wrong in it. */
    private @Nullable Object body(Operation operation) throws Exception {
        if (!operation.items().isMissingNode()) {
            return own.content(operation);
        }
        ObjectNode body = own.body(operation);
        if (body == null) {
            return null;
        }
        // Most fields are optional, and their absence is another case.
        for (String name : List.copyOf(body.propertyNames())) {
            if (chance(25) && !operation.requires(document, name)) {
                body.remove(name);
            } else if (name.endsWith("Id") && !name.equals("externalId")) {
                body.put(name, id(new Operation.Variable(name, Operation.kind(name, ""))));
            } else if (body.path(name).isArray() && chance(50)) {
                body.set(name, JSON.arrayNode());
            }
        }
        if (chance(10)) {
            body.put(any(List.of("before", "after")), id(new Operation.Variable("", "tasks")));
        }
        if (chance(65) || body.isEmpty()) {
            return body;
        }
        String name = any(List.copyOf(body.propertyNames()));
        switch (random.nextInt(7)) {
            case 0 -> body.put(name, any(TEXTS));
            case 1 -> body.put(name, random.nextInt());
            case 2 -> body.putNull(name);
            case 3 -> body.set(name, JSON.arrayNode().add(any(TEXTS)).addNull());
            case 4 -> body.set(name, JSON.objectNode().put("a", 1));
            case 5 -> body.put("colour", "green");
            default -> {
                String text = body.toString();
                return text.substring(0, random.nextInt(text.length()));
            }
        }
        return body;
    }
}
