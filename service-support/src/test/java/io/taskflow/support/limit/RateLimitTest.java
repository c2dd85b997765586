package io.taskflow.support.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    @Test
    void aSettingIsRead() {
        assertThat(RateLimit.of("10/60")).isEqualTo(new RateLimit(10, Duration.ofMinutes(1)));
        assertThat(RateLimit.of(" off ").off()).isTrue();
        assertThat(RateLimit.of("1/1").off()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/60", "10/0", "10", "10/60s", "-1/60", "on", "99999999/1"})
    void whatIsNoLimitIsRefused(String setting) {
        assertThatThrownBy(() -> RateLimit.of(setting)).hasMessageContaining("such as 10/60, or off");
    }
}
