package io.taskflow.command.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.command.importing.mapping.Mapping.Blank;
import io.taskflow.events.task.Priority;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {
    private static final String LEAST = """
            board: { externalId: Team }
            task: { externalId: Id, title: "{Id}" }
            at: When
            column: State
            """;

    @Test
    void whatIsNotSaidHasAnOrdinaryMeaning() {
        Mapping mapping = MappingFile.parse(LEAST);
        assertThat(mapping.format().delimiter()).isEqualTo(",");
        assertThat(mapping.format().encoding()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(mapping.boardName().columns()).containsExactly("Team");
        assertThat(mapping.blank()).isEqualTo(Blank.KEEP);
        assertThat(mapping.fields()).isEmpty();
    }

    @Test
    void cellsStayTheTextTheyAre() {
        Mapping mapping =
                MappingFile.parse(LEAST + "priority: { column: P, map: { 1: URGENT, no: LOW, 2024-01-01: HIGH } }\n");
        assertThat(mapping.priority().map())
                .containsEntry("1", Priority.URGENT)
                .containsEntry("no", Priority.LOW)
                .containsEntry("2024-01-01", Priority.HIGH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colour: red                                            | colour              | unknown-key",
                "format: { zones: UTC }                                 | format.zones        | unknown-key",
                "format: { encoding: EBCDIC-9 }                         | format.encoding     | encoding",
                "format: { timestamp: 'dd/QQQQQQQ' }                    | format.timestamp    | pattern",
                "format: { timestamp: 'HH:mm', zone: UTC }              | format.timestamp    | pattern",
                "format: { timestamp: 'dd/MM/yyyy HH:mm' }              | format.zone         | required",
                "format: { zone: Europe/Nowhere }                       | format.zone         | zone",
                "format: { delimiter: '\"' }                            | format.delimiter    | delimiter",
                "format: { locale: '!' }                                | format.locale       | locale",
                "priority: { column: P, map: { a: SOON } }              | priority.map.a      | priority",
                "priority: { column: P }                                | priority.map        | required",
                "blank: maybe                                           | blank               | choice",
                "unset: ['[abc']                                        | unset               | glob",
                "unset: ['[z-a]']                                       | unset               | glob",
                "fields: { ' ': A }                                     | fields.             | field-name",
                "assignee: [A]                                          | assignee            | text",
                "assignee: !!str A                                      | ``                  | yaml",
                "assignee: &a A                                         | ``                  | yaml",
                "at: again                                              | ``                  | yaml",
            })
    void everyErrorNamesItsKeyAndRule(String line, String key, String rule) {
        assertThatThrownBy(() -> MappingFile.parse(LEAST + line + "\n"))
                .isInstanceOfSatisfying(InvalidMappingException.class, e -> {
                    assertThat(e.key().strip()).isEqualTo(key);
                    assertThat(e.rule()).isEqualTo(rule);
                    assertThat(e.getMessage()).contains(key);
                });
    }

    @Test
    void aliasesAreRefused() {
        assertThatThrownBy(() -> MappingFile.parse("at: &x When\ncolumn: *x\n"))
                .isInstanceOfSatisfying(
                        InvalidMappingException.class, e -> assertThat(e.rule()).isEqualTo("yaml"));
        assertThatThrownBy(() -> MappingFile.parse("- a list\n")).isInstanceOf(InvalidMappingException.class);
        assertThatThrownBy(() -> MappingFile.parse("")).isInstanceOf(InvalidMappingException.class);
        assertThatThrownBy(() -> MappingFile.parse(LEAST.replace("\"{Id}\"", "\"{Id\"")))
                .isInstanceOfSatisfying(
                        InvalidMappingException.class, e -> assertThat(e.key()).isEqualTo("task.title"));
    }

    @Test
    void globsMatchWholeCells() {
        assertThat(Glob.of("*-Siebel").matches("se-Siebel")).isTrue();
        assertThat(Glob.of("*-Siebel").matches("se-Siebel 2")).isFalse();
        assertThat(Glob.of("a?c").matches("abc")).isTrue();
        assertThat(Glob.of("a?c").matches("ac")).isFalse();
        assertThat(Glob.of("[a-c1]x").matches("bx")).isTrue();
        assertThat(Glob.of("[!a-c]x").matches("bx")).isFalse();
        assertThat(Glob.of("[!a-c]x").matches("dx")).isTrue();
        assertThat(Glob.of("[]x]").matches("]")).isTrue();
        assertThat(Glob.of("[^a]").matches("^")).isTrue();
        assertThat(Glob.of("a.c").matches("abc")).isFalse();
        assertThat(Glob.of("N/A\\").matches("N/A\\")).isTrue();
    }
}
