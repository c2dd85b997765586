package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.testing.NotExercised;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tours of the documentation, pasted into a shell as their readers do. */
@ExtendWith(RunningServer.class)
class DocumentedTourTest {
    private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROBLEM = Pattern.compile("https://taskflow\\.dev/problems/([a-z0-9-]+)");
    private static final Path README = Path.of("..", "README.md");
    private static final Path API = Path.of("..", "docs", "api.md");

    @Test
    void theTourOfTheReadme(ServerProcess server, @TempDir Path folder) throws Exception {
        // Imports and the demo need the launcher and a server of their own.
        List<String> blocks =
                blocks(README).takeWhile(block -> !block.contains("./taskflow")).toList();
        assertThat(blocks).hasSizeGreaterThan(4);
        assertThat(problems(said(server, folder, blocks))).isEmpty();
    }

    @Test
    void theTourOfTheApi(ServerProcess server, @TempDir Path folder) throws Exception {
        List<String> blocks =
                Stream.concat(blocks(README).limit(1), blocks(API)).toList();
        assertThat(blocks).hasSizeGreaterThan(7);
        String said = said(server, folder, blocks);
        assertThat(problems(said)).as("what the text says").containsExactly("stale", "invalid");
        assertThat(said)
                .as("several commands")
                .containsPattern("\\[\\{\"status\":201,.*\"status\":200,.*\"status\":200,.*}]");
    }

    private static Stream<String> blocks(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page)).results().map(found -> found.group(1));
    }

    private static List<String> problems(String said) {
        return PROBLEM.matcher(said)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String said(ServerProcess server, Path folder, List<String> blocks) throws Exception {
        if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .noneMatch(path -> Files.isExecutable(Path.of(path, "curl")))) {
            throw NotExercised.because("the tours of the documentation", "there is no curl");
        }
        Path script = Files.writeString(
                folder.resolve("tour.sh"),
                "set -eu\n"
                        + String.join("\n", blocks)
                                .replace("http://localhost:8080", server.url())
                                .replace("DATA=data", "DATA=" + server.data()));
        Path said = folder.resolve("said.txt");
        Process shell = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = shell.waitFor(2, TimeUnit.MINUTES);
        shell.destroyForcibly();
        String all = Files.readString(said);
        assertThat(ended && shell.exitValue() == 0).as("it said:%n%s", all).isTrue();
        assertThat(all).as("answers").contains("\"columns\"", "\"items\"");
        return all;
    }
}
