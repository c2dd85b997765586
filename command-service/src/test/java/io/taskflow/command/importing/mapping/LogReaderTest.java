package io.taskflow.command.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class LogReaderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String PLAIN = """
            board: { externalId: Team }
            task: { externalId: Id, title: "{Id}: {What}" }
            at: When
            column: State
            assignee: Who
            priority: { column: Urgency, map: { high: HIGH, "1": LOW } }
            fields: { place: Where }
            unset: ["robot*", "[xy]?"]
            """;
    private static final String HEADER = "Id,When,Team,State,What,Who,Urgency,Where\n";

    private final List<LogRow> rows = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();

    @Test
    void readsARowWithEveryCell() {
        read(PLAIN, HEADER + "1,2024-05-06T07:08:09.123456789+02:00,Core,Doing,\"Mend, \"\"now\"\"\",Ana,high,Rome\n");
        assertThat(rows)
                .containsExactly(new LogRow(
                        1,
                        2,
                        micros("2024-05-06T05:08:09.123456Z"),
                        "1",
                        "Core",
                        "Core",
                        "1: Mend, \"now\"",
                        "Doing",
                        "Ana",
                        "",
                        "HIGH",
                        List.of("Rome")));
        assertThat(problems).isEmpty();
    }

    @Test
    void aBlankCellKeepsAndAnUnsetCellClears() {
        read(
                PLAIN,
                HEADER
                        + "1,2024-05-06T07:08:09Z,Core,Doing,What, ,,\n1,2024-05-06T07:08:09Z,Core,Doing,What,robot-7,middling,x1\n");
        assertThat(rows.get(0).assignee()).isNull();
        assertThat(rows.get(0).priority()).isNull();
        assertThat(rows.get(0).fields()).containsExactly((String) null);
        assertThat(rows.get(1).assignee()).isEmpty();
        assertThat(rows.get(1).priority()).as("a value the map lacks").isEmpty();
        assertThat(rows.get(1).fields()).containsExactly("");
    }

    @Test
    void blankMayClear() {
        read(PLAIN + "blank: clear\n", HEADER + "1,2024-05-06T07:08:09Z,Core,Doing,What,,,\n");
        assertThat(rows.getFirst().assignee()).isEmpty();
        assertThat(rows.getFirst().priority()).isEmpty();
        assertThat(rows.getFirst().fields()).containsExactly("");
    }

    @Test
    void everyBadRowIsNamedWithItsRule() {
        read(
                PLAIN,
                HEADER
                        + ",2024-05-06T07:08:09Z,Core,Doing,a,,,\n"
                        + "2,,Core,Doing,a,,,\n"
                        + "3,2024-05-06T07:08:09Z,,Doing,a,,,\n"
                        + "4,2024-05-06T07:08:09Z,Core, ,a,,,\n"
                        + "5,2024-02-30T07:08:09Z,Core,Doing,a,,,\n"
                        + "6,2024-05-06T07:08:09,Core,Doing,a,,,\n"
                        + "7,2027-05-06T07:08:09Z,Core,Doing,a,,,\n"
                        + "8,1827-05-06T07:08:09Z,Core,Doing,a,,,\n"
                        + "9,2024-05-06T07:08:09Z,Core,Doing," + "t".repeat(498) + ",,,\n"
                        + "10,2024-05-06T07:08:09Z,Core,Doing\n"
                        + "11,2024-05-06T07:08:09Z,Core,Doing,a,,,,,\n"
                        + "12,2024-05-06T07:08:09Z,Core," + "c".repeat(201) + ",a,,,\n"
                        + "13,2024-05-06T07:08:09Z,Core,Doing," + "p".repeat(501) + ",,,\n");
        assertThat(rows).isEmpty();
        assertThat(problems)
                .extracting(p -> p.row() + " " + p.rule())
                .containsExactly(
                        "1 required",
                        "2 required",
                        "3 required",
                        "4 required",
                        "5 instant",
                        "6 instant",
                        "7 future",
                        "8 range",
                        "9 max-length",
                        "10 cells",
                        "11 cells",
                        "12 max-length",
                        "13 max-length");
        assertThat(problems.get(5).message()).contains("format.zone");
    }

    @Test
    void halfCharactersAndNulAreRefused() {
        String padding = "0,2024-05-06T07:08:09Z,Core,Doing,a,,,\n".repeat(300);
        read(PLAIN, HEADER + padding + "1,2024-05-06T07:08:09Z,Core,Doing,a\0b,,,\n");
        assertThat(problems).extracting(RowProblem::rule).containsExactly("characters");
    }

    @Test
    void rowsAreCountedAsRecordsAndPlacedByLine() {
        read(
                PLAIN,
                HEADER.replace("\n", "\r\n")
                        + "1,2024-05-06T07:08:09Z,Core,Doing,\"two\r\nlines\",,,\r\n\r\n2,never,Core,Doing,a,,,\r\n");
        assertThat(rows.getFirst().title()).isEqualTo("1: two\r\nlines");
        assertThat(problems)
                .extracting(RowProblem::row, RowProblem::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, 5L));
    }

    @Test
    void readsOtherDelimitersEncodingsAndPatterns() {
        String mapping = PLAIN
                + "format: { delimiter: ';', encoding: ISO-8859-1, timestamp: 'dd/MM/yyyy HH:mm', zone: Europe/Berlin }\n";
        String text = HEADER.replace(',', ';')
                + "1;31/03/2024 01:59;Core;Doing;Zürich;;;\n"
                + "1;31/03/2024 02:30;Core;Doing;gap;;;\n"
                + "1;27/10/2024 02:30;Core;Doing;overlap;;;\n"
                + "1;31/02/2024 02:30;Core;Doing;no such day;;;\n";
        readBytes(mapping, text.getBytes(StandardCharsets.ISO_8859_1), "log.csv");
        assertThat(rows)
                .extracting(LogRow::atMicros)
                .containsExactly(
                        micros("2024-03-31T00:59:00Z"), micros("2024-03-31T01:30:00Z"), micros("2024-10-27T00:30:00Z"));
        assertThat(rows.getFirst().title()).isEqualTo("1: Zürich");
        assertThat(problems).extracting(RowProblem::rule).containsExactly("instant");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        String text = HEADER + "1,2024-05-06T07:08:09Z,Core,Doing,é,,,\n";
        readBytes(PLAIN, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), "log.csv");
        readBytes(PLAIN, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), "log.csv");
        readBytes(PLAIN, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE), "log.csv");
        assertThat(rows).extracting(LogRow::title).containsExactly("1: é", "1: é", "1: é");
    }

    @Test
    void bytesOfAnotherEncodingAreAProblemOfTheirRowAlone() {
        String text = HEADER + "1,2024-05-06T07:08:09Z,Core,Doing,Zürich,,,\n2,2024-05-06T07:08:09Z,Core,Doing,a,,,\n";
        readBytes(PLAIN, text.getBytes(StandardCharsets.ISO_8859_1), "log.csv");
        assertThat(problems).extracting(RowProblem::rule).containsExactly("encoding");
        assertThat(rows).extracting(LogRow::task).containsExactly("2");
    }

    @Test
    void readsGzipWhateverItIsCalled() {
        readBytes(
                PLAIN,
                gzip((HEADER + "1,2024-05-06T07:08:09Z,Core,Doing,a,,,\n").getBytes(StandardCharsets.UTF_8)),
                "log.csv");
        assertThat(rows).hasSize(1);
    }

    @Test
    void refusesFilesThatAreNotWhatTheySay() throws IOException {
        byte[] csv = (HEADER + "1,2024-05-06T07:08:09Z,Core,Doing,a,,,\n").getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(csv);
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("log.csv"));
            out.write(csv);
        }
        assertInvalid("gzip", csv, "log.csv.gz");
        assertInvalid("gzip", java.util.Arrays.copyOf(packed, packed.length - 12), "log.csv.gz");
        assertInvalid("gzip", gzip(packed), "log.csv.gz");
        assertInvalid("csv", zip.toByteArray(), "log.csv");
        assertInvalid("csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1, 2}, "log.csv");
        assertInvalid("csv", (HEADER + "1,\"never closed\n").getBytes(StandardCharsets.UTF_8), "log.csv");
        assertInvalid("empty", new byte[0], "log.csv");
        assertInvalid("empty", "\n\n".getBytes(StandardCharsets.UTF_8), "log.csv");
        assertInvalid("empty", gzip(new byte[0]), "log.csv.gz");
    }

    @Test
    void boundsWhatAFileUnpacksTo() {
        byte[] bomb = gzip((HEADER + "\n".repeat(96 * 1024 * 1024)).getBytes(StandardCharsets.UTF_8));
        assertInvalid("ratio", bomb, "log.csv.gz");
        assertThatThrownBy(() -> open(
                        PLAIN,
                        (HEADER + "1,2024-05-06T07:08:09Z,Core,Doing,a,,,\n".repeat(10_000))
                                .getBytes(StandardCharsets.UTF_8),
                        "a.csv",
                        100_000))
                .isInstanceOfSatisfying(
                        InvalidLogFileException.class, e -> assertThat(e.rule()).isEqualTo("max-size"));
    }

    @Test
    void aHeaderAloneHasNoRows() {
        read(PLAIN, HEADER);
        assertThat(rows).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void aMissingColumnIsNamedWithTheOnesThereAre() {
        assertThatThrownBy(() -> read(PLAIN, "Id,When,Team,State,What,Who,Urgency\n"))
                .isInstanceOfSatisfying(InvalidMappingException.class, e -> {
                    assertThat(e.key()).isEqualTo("fields.place");
                    assertThat(e.rule()).isEqualTo("missing-column");
                    assertThat(e).hasMessageContaining("Id, When, Team, State, What, Who, Urgency");
                });
        assertThatThrownBy(() -> read(PLAIN, "Id,Id,When,Team,State,What,Who,Urgency,Where\n"))
                .isInstanceOfSatisfying(
                        InvalidMappingException.class, e -> assertThat(e.rule()).isEqualTo("ambiguous-column"));
    }

    private void assertInvalid(String rule, byte[] file, String name) {
        assertThatThrownBy(() -> readBytes(PLAIN, file, name))
                .isInstanceOfSatisfying(
                        InvalidLogFileException.class,
                        e -> assertThat(e.rule()).as(e.getMessage()).isEqualTo(rule));
    }

    private void read(String mapping, String text) {
        readBytes(mapping, text.getBytes(StandardCharsets.UTF_8), "log.csv");
    }

    private void readBytes(String mapping, byte[] file, String name) {
        open(mapping, file, name, 2L << 30);
    }

    private void open(String mapping, byte[] file, String name, long most) {
        try (LogReader reader =
                LogReader.open(new ByteArrayInputStream(file), name, MappingFile.parse(mapping), most, NOW)) {
            long read = reader.readAll(rows::add, problems::add);
            assertThat(read).isLessThanOrEqualTo(rows.size() + problems.size());
        }
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }
}
