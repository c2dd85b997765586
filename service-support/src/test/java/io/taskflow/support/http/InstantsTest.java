package io.taskflow.support.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    @Test
    void keepsMicrosecondsAndTakesOffsets() {
        assertThat(Instants.parse("2026-03-01T10:00:00.1234569+01:00", "asOf"))
                .isEqualTo(Instant.parse("2026-03-01T09:00:00.123456Z"));
    }

    @Test
    void takesAPlusThatAQueryStringTurnedIntoASpace() {
        assertThat(Instants.parse("2026-03-01T10:00:00 01:00", "asOf"))
                .isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-03-01",
                "2026-03-01T10:00:00",
                "2026-02-30T10:00:00Z",
                "+999999999-01-01T00:00:00Z"
            })
    void refusesWhatIsNoInstant(String text) {
        assertThatThrownBy(() -> Instants.parse(text, "asOf")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.type()).isEqualTo(ProblemType.INVALID_INSTANT);
            assertThat(e.document().getProperties().toString()).contains("asOf");
        });
    }
}
