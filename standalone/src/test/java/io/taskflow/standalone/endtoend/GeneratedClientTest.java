package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What openapi-generator makes of the document that the server serves compiles, and one can work with it. */
@ExtendWith(RunningServer.class)
class GeneratedClientTest {
    /** The generator and what its clients need beside the libraries of the tests; the build puts them there. */
    private static final Path TOOLS = Path.of("target", "openapi-generator");

    private static final Path TOUR = Path.of("src", "test", "resources", "generated-client", "Tour.java");

    @Test
    void aClientMadeFromTheDocumentWorks(ServerProcess server, @TempDir Path folder) throws Exception {
        Path sources = generate(server, folder);
        Path classes = compile(sources, Files.createDirectories(folder.resolve("classes")));
        Map<String, String> person = Api.registered(server).credentials();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass("Tour")
                    .getMethod("take", String.class, String.class, String.class)
                    .invoke(null, server.url(), person.get("email"), person.get("password"));
        }
    }

    private static Path generate(ServerProcess server, Path folder) throws IOException, InterruptedException {
        Path client = folder.resolve("client");
        Path said = folder.resolve("said.txt");
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        TOOLS.resolve("openapi-generator-cli.jar").toString(),
                        "generate",
                        "--input-spec",
                        server.url() + "/v3/api-docs",
                        "--generator-name",
                        "java",
                        "--library",
                        "native",
                        "--output",
                        client.toString(),
                        "--invoker-package",
                        "io.taskflow.client",
                        "--api-package",
                        "io.taskflow.client.api",
                        "--model-package",
                        "io.taskflow.client.model",
                        "--global-property",
                        "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
                        "--additional-properties",
                        "useJakartaEe=true,openApiNullable=false,useSingleRequestParameter=true,hideGenerationTimestamp=true")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = generator.waitFor(2, TimeUnit.MINUTES);
        generator.destroyForcibly();
        assertThat(ended && generator.exitValue() == 0)
                .as("the generator said:%n%s", Files.readString(said))
                .isTrue();
        return client.resolve("src").resolve("main").resolve("java");
    }

    private static Path compile(Path sources, Path classes) throws IOException {
        List<Path> files = new ArrayList<>(List.of(TOUR));
        try (Stream<Path> all = Files.walk(sources)) {
            all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            said,
                            manager,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", libraries()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as("the compiler said:%n%s", said).isTrue();
        }
        return classes;
    }

    private static String libraries() throws IOException {
        try (Stream<Path> tools = Files.list(TOOLS)) {
            return tools.map(Path::toString)
                    .collect(Collectors.joining(
                            File.pathSeparator,
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                    + File.pathSeparator,
                            ""));
        }
    }
}
