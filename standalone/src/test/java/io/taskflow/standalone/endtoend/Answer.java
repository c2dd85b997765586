package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said to one request. */
record Answer(URI asked, int status, HttpHeaders headers, byte[] body) {
    private static final String PROBLEMS = "https://taskflow.dev/problems/";

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    boolean good() {
        return status / 100 == 2;
    }

    /** This answer, which must be a good one. */
    Answer ok() {
        assertThat(good()).as("%s answered %d: %s", asked, status, text()).isTrue();
        return this;
    }

    String id() {
        return json().get("id").asString();
    }

    long version() {
        return json().get("version").asLong();
    }

    long position() {
        return json().get("position").asLong();
    }

    Instant at() {
        return Instant.parse(json().get("at").asString());
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** This answer, which must be a problem of this status and type, whole and without a look inside the server. */
    Answer refused(int status, String type) {
        assertThat(this.status)
                .as("%s should be refused as %s, and answered %s", asked, type, text())
                .isEqualTo(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("type").asString("")).as(text()).isEqualTo(PROBLEMS + type);
        assertThat(problem.path("status").asInt(0)).isEqualTo(status);
        assertThat(problem.path("title").asString("")).as(text()).isNotBlank();
        assertThat(problem.path("detail").asString("")).as(text()).isNotBlank();
        assertThat(problem.path("instance").asString("")).as(text()).isEqualTo(asked.getRawPath());
        assertThat(text()).doesNotContain("Exception", "SELECT ", "INSERT ", "java.", "org.", "io.taskflow");
        return this;
    }

    /** The same, and it must name this field and rule. */
    Answer refused(int status, String type, String pointer, String rule) {
        refused(status, type);
        assertThat(json().path("errors").valueStream()).as(text()).anySatisfy(error -> {
            assertThat(error.path("pointer").asString("")).isEqualTo(pointer);
            assertThat(error.path("rule").asString("")).isEqualTo(rule);
            assertThat(error.path("message").asString("")).isNotBlank();
        });
        return this;
    }
}
