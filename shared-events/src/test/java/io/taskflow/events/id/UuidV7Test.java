package io.taskflow.events.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    @Test
    void idsOfOneProcessSortInTheOrderTheyWereMade() {
        var ids =
                Stream.generate(UuidV7::next).limit(100_000).map(UUID::toString).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anIdIsOfVersionSevenAndTellsItsMillisecond() {
        Instant time = Instant.parse("2012-05-01T10:11:12.345Z");
        UUID id = UuidV7.at(time);

        assertThat(UuidV7.isV7(id)).isTrue();
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(time.toEpochMilli());
        assertThat(UuidV7.isV7(UUID.randomUUID())).isFalse();
    }
}
