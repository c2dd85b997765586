package io.taskflow.command.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GistTest {
    @Test
    void aShortTextIsItself() {
        assertThat(Gist.of("x".repeat(64))).isEqualTo("x".repeat(64));
        assertThat(Gist.of(null)).isNull();
    }

    @Test
    void aLongTextIsToldFromEveryOtherBySomethingShort() {
        String text = "x".repeat(20_000);

        assertThat(Gist.of(text)).hasSize(45).isEqualTo(Gist.of("x".repeat(20_000)));
        assertThat(Gist.of(text + "y")).isNotEqualTo(Gist.of(text));
        assertThat(Gist.of(text)).startsWith("\0");
    }
}
