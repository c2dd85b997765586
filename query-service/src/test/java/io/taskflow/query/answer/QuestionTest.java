package io.taskflow.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.query.moment.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class QuestionTest {
    private static final UUID VIEWER = new UUID(1, 2);
    private static final Moment THEN = new Moment.AsOf(Instant.parse("2026-03-01T12:00:00Z"));
    private static final List<?> CONTENT = List.of(7L, "Ada");

    private static Answer<String> ask(UUID viewer, String query, Moment moment, List<?> content, String held) {
        return new Question(viewer, query, held).answer(moment, content, 7, () -> "body");
    }

    private final String etag = ask(VIEWER, "/boards/1", THEN, CONTENT, null).etag();

    @Test
    void theSameQuestionIsAnsweredNotModified() {
        Answer<String> again = ask(VIEWER, "/boards/1", THEN, CONTENT, etag);
        assertThat(again.body()).isEqualTo(Optional.empty());
        assertThat(again.response().getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(again.response().getHeaders().getETag()).isEqualTo(etag);
    }

    @Test
    void itIsFoundAmongOthersAndWithoutItsWeakness() {
        assertThat(ask(VIEWER, "/boards/1", THEN, CONTENT, "\"x\", " + etag + ", W/\"y\"")
                        .body())
                .isEmpty();
        assertThat(ask(VIEWER, "/boards/1", THEN, CONTENT, etag.substring(2)).body())
                .isEmpty();
    }

    @Test
    void anotherViewerQuestionMomentOrContentIsAnsweredInFull() {
        assertThat(List.of(
                        ask(new UUID(1, 3), "/boards/1", THEN, CONTENT, etag),
                        ask(VIEWER, "/boards/2", THEN, CONTENT, etag),
                        ask(VIEWER, "/boards/1", new Moment.Live(), CONTENT, etag),
                        ask(VIEWER, "/boards/1", THEN, List.of(7L, "Grace"), etag),
                        ask(VIEWER, "/boards/1", THEN, CONTENT, "*" + etag.substring(0, 6))))
                .allSatisfy(answer -> {
                    assertThat(answer.body()).contains("body");
                    assertThat(answer.response().getHeaders().getETag()).startsWith("W/\"");
                });
    }

    @Test
    void anAnswerSaysItsPositionAndIsKeptByItsReaderAlone() {
        var headers = ask(VIEWER, "/boards/1", THEN, CONTENT, null).response().getHeaders();
        assertThat(headers.getFirst("Taskflow-Position")).isEqualTo("7");
        assertThat(headers.getCacheControl()).contains("no-cache").contains("private");
        assertThat(headers.getVary()).containsExactly("Authorization");
    }
}
