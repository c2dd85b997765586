package io.taskflow.standalone.endtoend;

import io.taskflow.events.id.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that an operation takes, from the examples of its document or, where a field has none, from its schema. */
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Lists of ids say by their names whose they are. */
    private static final Map<String, String> LISTS =
            Map.of("assignees", "users", "mentions", "users", "labels", "labels");

    /** They exclude each other, and are about things that need not be there. */
    private static final Set<String> LEFT_OUT = Set.of("before", "after", "totp", "template");

    private final ApiDocument document;
    private final Facts facts;

    /** What is there to be named. */
    interface Facts {
        /**
         * The id of one of these.
         *
         * @param kind as {@link Operation.Variable#kind}
         */
        String id(String kind);

        /** A text for a field that takes any. */
        String text(JsonNode schema);
    }

    Samples(ApiDocument document, Facts facts) {
        this.document = document;
        this.facts = facts;
    }

    /** A body with everything that the operation takes. */
    ObjectNode body(Operation operation) {
        return object(document.resolved(operation.body()));
    }

    /** One of the things that its body is a list of, about what is there. */
    ObjectNode item(Operation operation) {
        ObjectNode item = object(document.resolved(operation.items()));
        for (String name : List.copyOf(item.propertyNames())) {
            if (name.endsWith("Id")) {
                item.put(name, facts.id(Operation.kind(name, "")));
            }
        }
        return item;
    }

    private ObjectNode object(JsonNode schema) {
        JsonNode example = schema.path("example");
        // Fields that depend on each other are told by an example of them all.
        if (example.isString()) {
            return JsonMapper.shared().readTree(example.stringValue()).asObject();
        }
        if (example.isObject()) {
            return example.deepCopy().asObject();
        }
        ObjectNode body = JSON.objectNode();
        schema.path("properties").forEachEntry((name, property) -> {
            if (!LEFT_OUT.contains(name)) {
                body.set(name, value(name, document.resolved(property)));
            }
        });
        return body;
    }

    private JsonNode value(String name, JsonNode schema) {
        if (LISTS.containsKey(name)) {
            return JSON.arrayNode().add(facts.id(LISTS.get(name)));
        }
        if (name.endsWith("Id") && isId(schema)) {
            return JSON.stringNode(facts.id(Operation.kind(name, "")));
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        if (kind(schema).equals("object")) {
            return object(schema);
        }
        if (schema.has("example") && !schema.has("format") && !schema.has("maxLength")) {
            return schema.path("example");
        }
        return switch (kind(schema)) {
            case "boolean" -> JSON.booleanNode(true);
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "array" -> list(name, document.resolved(schema.path("items")));
            default -> JSON.stringNode(text(schema));
        };
    }

    private ArrayNode list(String name, JsonNode items) {
        return JSON.arrayNode().add(value(name, items));
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> UuidV7.next().toString();
            case "email" -> "person-" + UuidV7.next() + "@taskflow.example";
            case "date-time" ->
                Instant.now()
                        .plus(Duration.ofDays(30))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
            default -> facts.text(schema);
        };
    }

    private static boolean isId(JsonNode schema) {
        return schema.path("format").asString("").equals("uuid");
    }

    /** The type of a schema's values, null aside. */
    static String kind(JsonNode schema) {
        JsonNode type = schema.path("type");
        return types(type).filter(one -> !one.equals("null")).findFirst().orElse("");
    }

    private static Stream<String> types(JsonNode type) {
        return type.isArray() ? type.valueStream().map(JsonNode::asString) : Stream.of(type.asString(""));
    }

    /** The query of a right call: what it must have. */
    String query(Operation operation) {
        return operation
                .parameters("query")
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.path("name").asString() + "=" + parameter(parameter) + "&")
                .collect(Collectors.joining("", "?", ""));
    }

    /** A right value of a parameter in the query. */
    String parameter(JsonNode parameter) {
        String name = parameter.path("name").asString();
        JsonNode schema = document.resolved(parameter.path("schema"));
        if (isId(schema)) {
            return facts.id(
                    switch (name) {
                        case "actor", "assignee" -> "users";
                        default -> name + "s";
                    });
        }
        return switch (name) {
            case "limit" -> "2";
            case "waitMs" -> "50";
            case "asOfPosition", "minPosition" -> "1";
            default ->
                switch (kind(schema)) {
                    case "boolean" -> "true";
                    case "integer", "number" -> schema.path("minimum").asString("1");
                    default ->
                        schema.has("enum")
                                ? schema.path("enum").path(0).asString()
                                : isInstant(parameter)
                                        ? Instant.now().minusSeconds(1).toString()
                                        : "moved";
                };
        };
    }

    static boolean isInstant(JsonNode parameter) {
        return parameter.at("/schema/format").asString("").equals("date-time");
    }
}
