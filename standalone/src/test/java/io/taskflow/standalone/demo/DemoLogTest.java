package io.taskflow.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.importing.mapping.LogReader;
import io.taskflow.command.importing.mapping.LogRow;
import io.taskflow.command.importing.mapping.MappingFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoLogTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void aSeedAndADayGiveTheSameLog() {
        assertThat(DemoLog.upTo(NOW, 1)).isEqualTo(DemoLog.upTo(NOW, 1)).isNotEqualTo(DemoLog.upTo(NOW, 2));
    }

    @Test
    void twoYearsEndNowAndWeekendsAreQuiet() {
        List<LogRow> rows = rows();
        List<Instant> times = rows.stream()
                .map(row -> Instant.EPOCH.plus(row.atMicros(), ChronoUnit.MICROS))
                .sorted()
                .toList();
        assertThat(times.getFirst()).isBetween("2024-11-20T00:00:00Z", "2024-12-10T00:00:00Z");
        assertThat(times.getLast()).isBetween(NOW.minus(1, ChronoUnit.DAYS), NOW);
        long weekend = times.stream()
                .map(at -> at.atOffset(ZoneOffset.UTC).getDayOfWeek())
                .filter(day -> day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY)
                .count();
        assertThat(weekend).isBetween(1L, rows.size() / 50L);
    }

    @Test
    void everyColumnOfEveryBoardHasTasksNow() {
        Set<String> columns = rows().stream()
                .collect(Collectors.toMap(LogRow::task, row -> row, (a, b) -> a.atMicros() > b.atMicros() ? a : b))
                .values()
                .stream()
                .map(row -> row.board() + " " + row.column())
                .collect(Collectors.toSet());
        DemoBoard.ALL.forEach(board ->
                board.stages().forEach(stage -> assertThat(columns).contains(board.id() + " " + stage)));
    }

    private static List<LogRow> rows() {
        var rows = new ArrayList<LogRow>();
        byte[] csv = DemoLog.upTo(NOW, 1).getBytes(StandardCharsets.UTF_8);
        try (LogReader reader = LogReader.open(
                new ByteArrayInputStream(csv), "demo.csv", MappingFile.parse(DemoLog.MAPPING), Long.MAX_VALUE, NOW)) {
            reader.readAll(rows::add, problem -> {
                throw new AssertionError(problem.toString());
            });
        }
        return rows;
    }
}
