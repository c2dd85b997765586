package io.taskflow.support.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {
    @Test
    void everyProblemIsDocumentedWithItsStatus() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "problems.md"));

        assertThat(Stream.of(ProblemType.values())).allSatisfy(type -> {
            String slug = type.uri().getPath().replace("/problems/", "");
            assertThat(rows)
                    .anyMatch(row -> row.startsWith("| <a id=\"" + slug + "\"></a>`" + slug + "` | "
                            + type.status().value() + " |"));
        });
    }
}
