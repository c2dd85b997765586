package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document that a server serves: its operations, and whether an answer is as it says. */
final class ApiDocument {
    private static final String COMPONENTS = "components";
    private static final String NDJSON = "application/x-ndjson";

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry schemas = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getOpenApi31())
                    .keyword(new NonValidationKeyword(COMPONENTS))
                    .build(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private ApiDocument(JsonNode root) {
        this.root = root;
        root.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry(
                        (method, description) -> operations.add(new Operation(method, path, description))));
        for (JsonNode schema : root.at("/components/schemas")) {
            close(schema);
        }
    }

    static ApiDocument of(ServerProcess server) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new ApiDocument(JsonMapper.shared()
                    .readTree(http.send(
                                    HttpRequest.newBuilder(URI.create(server.url() + "/v3/api-docs"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body()));
        }
    }

    JsonNode root() {
        return root;
    }

    List<Operation> operations() {
        return operations;
    }

    /** The schema itself where this is a reference to one, or one that may be null as well. */
    JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(root.at(schema.path("$ref").asString().substring(1)));
        }
        return schema.has("anyOf") ? resolved(schema.path("anyOf").path(0)) : schema;
    }

    /** An answer has no field that its schema does not tell of. A refusal may: each has extensions of its own. */
    private void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")
                && !object.at("/properties/instance").isObject()) {
            object.put("additionalProperties", false);
        }
    }

    /** Fails unless the operation declares an answer of this status, media type and content. */
    void check(Operation operation, Answer answer) {
        String what = operation.name() + " answered " + answer.status() + " " + answer.text();
        JsonNode declared = operation.answer(answer.status());
        assertThat(declared.isObject()).as("an undeclared status: %s", what).isTrue();
        JsonNode content = declared.path("content");
        String type = answer.header("Content-Type").replaceFirst("\\s*;.*", "");
        // A stream of nothing is one, too.
        if (answer.body().length == 0 && !type.equals(NDJSON)) {
            assertThat(content.isEmpty()).as("no content: %s", what).isTrue();
            return;
        }
        assertThat(content.has(type))
                .as("an undeclared media type %s: %s", type, what)
                .isTrue();
        JsonNode schema = content.path(type).path("schema");
        if (type.equals(NDJSON)) {
            answer.text()
                    .lines()
                    .forEach(line -> conforms(schema, JsonMapper.shared().readTree(line), what));
        } else {
            conforms(schema, answer.json(), what);
        }
    }

    private void conforms(JsonNode schema, JsonNode value, String what) {
        assertThat(compiled.computeIfAbsent(schema.toString(), key -> compile(schema))
                        .validate(value))
                .as("not as its schema says: %s", what)
                .isEmpty();
    }

    /** References lead into the components, which are therefore carried along. */
    private Schema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy().asObject();
        whole.set(COMPONENTS, root.path(COMPONENTS));
        return schemas.getSchema(whole);
    }
}
