package io.taskflow.command.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.rank.Gap.Newer;
import org.junit.jupiter.api.Test;

class GapTest {
    @Test
    void whatStandsBetweenTheNeighboursIsInItsPlace() {
        Gap gap = Gap.between("b", 1, "d", 2);

        assertThat(gap.newer()).isEqualTo(Newer.UPPER);
        assertThat(gap.holds("c")).isTrue();
        assertThat(gap.holds("b")).isFalse();
        assertThat(gap.holds("d")).isFalse();
        assertThat(gap.holds("e")).isFalse();
        assertThat(gap.holds("a")).isFalse();
    }

    @Test
    void withoutNeighboursEverythingIs() {
        assertThat(Gap.WHOLE.holds("anything")).isTrue();
        assertThat(Gap.between("b", 1, null, 0).holds("c")).isTrue();
        assertThat(Gap.between("b", 1, null, 0).holds("a")).isFalse();
    }
}
