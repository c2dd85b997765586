package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The API as it describes itself, and that it is as it says. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDescriptionTest {
    private ServerProcess server;
    private ApiDocument document;
    private JsonNode api;

    @BeforeAll
    void read(ServerProcess server) throws Exception {
        this.server = server;
        document = ApiDocument.of(server);
        api = document.root();
        assertThat(api.path("paths").size()).isGreaterThan(20);
    }

    /** Each operation by a name such as {@code get /api/v1/me}. */
    private void eachOperation(BiConsumer<String, JsonNode> check) {
        api.path("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, operation) -> check.accept(method + " " + path, operation)));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = api.findValues("$ref");
        assertThat(references).isNotEmpty();
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                api.at(reference.asString().substring(1)).isObject())
                        .as(reference.asString())
                        .isTrue());
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhatItTakes() {
        eachOperation((name, operation) -> {
            assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
            JsonNode parameters = operation.path("parameters");
            assertThat(parameters
                            .valueStream()
                            .map(parameter -> parameter.path("in").asString("") + " "
                                    + parameter.path("name").asString("")))
                    .as(name)
                    .doesNotHaveDuplicates();
            assertThat(parameters
                            .valueStream()
                            .filter(parameter ->
                                    parameter.path("in").asString("").equals("query")))
                    .allSatisfy(parameter -> assertThat(
                                    parameter.path("description").asString(""))
                            .as("%s: %s", name, parameter)
                            .isNotBlank());
        });
    }

    /** Clients that are generated call it so; a number at its end would be another operation's after the next change. */
    @Test
    void everyOperationHasANameOfItsOwn() {
        List<String> names = new ArrayList<>();
        eachOperation(
                (name, operation) -> names.add(operation.path("operationId").asString("")));
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void bodiesAreDescribedAsTheyAreTaken() {
        JsonNode change = api.at("/components/schemas/ChangeTaskBody/properties");
        assertThat(Samples.kind(document.resolved(change.path("fields"))))
                .as(change.toString())
                .isEqualTo("object");
        assertThat(Samples.kind(change.path("dueDone"))).as(change.toString()).isEqualTo("boolean");
        assertThat(api.path("paths")
                        .path("/api/v1/workspaces/{workspaceId}/imports/event-log")
                        .at("/post/requestBody/content/multipart~1form-data/schema/properties")
                        .propertyNames())
                .containsExactlyInAnyOrder("file", "mapping", "onError", "id");
    }

    @Test
    void noOperationTakesAQueryParameterThatItDoesNotDescribe() throws Exception {
        Api admin = Api.admin(server);
        eachOperation((name, operation) -> {
            String method = name.substring(0, name.indexOf(' ')).toUpperCase(Locale.ROOT);
            String path = name.substring(name.indexOf(' ') + 1 + "/api/v1".length())
                    .replaceAll("\\{[^}]*}", UuidV7.next().toString());
            String type = operation.at("/requestBody/content").propertyNames().stream()
                    .findFirst()
                    .orElse("application/json");
            String body = type.startsWith("multipart/") ? "--b--\r\n" : "{}";
            try {
                admin.send(method, path + "?colour=green", body, "Content-Type", type + "; boundary=b")
                        .refused(400, "malformed", "colour", "unknown-parameter");
            } catch (Exception e) {
                throw new AssertionError(name, e);
            }
        });
    }
}
