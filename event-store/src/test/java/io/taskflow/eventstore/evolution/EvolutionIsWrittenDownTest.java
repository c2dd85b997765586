package io.taskflow.eventstore.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code that the documentation shows is the code that is tested. */
class EvolutionIsWrittenDownTest {

    private static final Path DOCUMENT = Path.of("../docs/evolution.md");
    private static final Path SOURCES = Path.of("src/test/java/io/taskflow/eventstore/evolution");

    @Test
    void everyLineOfCodeIsTested() throws Exception {
        Set<String> tested;
        try (Stream<Path> files = Files.list(SOURCES)) {
            tested = files.flatMap(EvolutionIsWrittenDownTest::lines).collect(Collectors.toSet());
        }

        List<String> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT))
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(String::strip)
                .toList();

        assertThat(shown).isNotEmpty();
        assertThat(shown.stream().filter(line -> !tested.contains(line))).isEmpty();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file).lines().map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
