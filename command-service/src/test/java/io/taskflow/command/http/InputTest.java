package io.taskflow.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.Priority;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
    @Test
    void lengthsCountCharactersAndNotTheirHalves() {
        String rocket = "\uD83D\uDE80";

        assertThat(Input.line(rocket.repeat(500), "/title", 500)).hasSize(1_000);
        refused(() -> Input.line(rocket.repeat(501), "/title", 500), "max-length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\uD83D", "\uDE80\uD83D", "x\uDE80", "\uD83Dx"})
    void refusesNulAndHalvesOfCharacters(String text) {
        refused(() -> Input.line(text, "/title", 500), "characters");
    }

    @Test
    void refusesWhatSaysNothing() {
        refused(() -> Input.line("", "/title", 500), "not-blank");
        refused(() -> Input.line(" \t", "/title", 500), "not-blank");
        refused(() -> Input.line(null, "/title", 500), "required");
    }

    @Test
    void idsAreOfVersionSeven() {
        UUID id = UuidV7.next();

        assertThat(Input.id(id)).isEqualTo(id);
        assertThat(UuidV7.isV7(Input.id(null))).isTrue();
        assertThatThrownBy(() -> Input.id(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.ID_NOT_V7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"})
    void takesTimeZones(String zone) {
        assertThat(Input.timeZone(zone)).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "+02:00", "europe/berlin", "Z"})
    void refusesWhatIsNoTimeZone(String zone) {
        refused(() -> Input.timeZone(zone), "time-zone");
    }

    @Test
    void takesLanguageTags() {
        assertThat(Input.language("de-ch")).isEqualTo("de-CH");
        assertThat(Input.language("German")).isEqualTo("de");
        assertThat(Input.language("nn")).isEqualTo("nn");
        assertThat(Input.language(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de_CH", "x", "123456789", "gsw", "simple"})
    void refusesWhatIsNoLanguage(String tag) {
        refused(() -> Input.language(tag), "language");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ops", "1OPS", "OPS-1", "ABCDEFGHIJK"})
    void refusesWhatIsNoKey(String key) {
        refused(() -> Input.key(key), "key");
    }

    @Test
    void externalIdsFitIntoAClaim() {
        assertThat(Input.externalId("1-364285768")).isEqualTo("1-364285768");
        refused(() -> Input.externalId("x".repeat(256)), "max-length");
        refused(() -> Input.externalId("\uD83D\uDE80".repeat(250)), "max-length");
        refused(() -> Input.externalId("a\tb"), "characters");
        refused(() -> Input.externalId(""), "not-blank");
    }

    @Test
    void choicesAreTheNamesThereAre() {
        assertThat(Input.choice(Priority.class, "HIGH", "/priority")).isEqualTo(Priority.HIGH);
        refused(() -> Input.choice(Priority.class, "high", "/priority"), "choice");
    }

    private static void refused(ThrowingCallable input, String rule) {
        assertThatThrownBy(input)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.document().getProperties())
                                .hasEntrySatisfying(
                                        "errors",
                                        errors -> assertThat(errors.toString()).contains("rule=" + rule)));
    }
}
