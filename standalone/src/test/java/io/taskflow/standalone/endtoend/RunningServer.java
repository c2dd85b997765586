package io.taskflow.standalone.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server for all tests that leave it running, where anyone may register; it ends with the last of them. */
final class RunningServer implements ParameterResolver, AfterTestExecutionCallback {
    private static final int LAST_LINES = 60;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == ServerProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return server(test);
    }

    private static ServerProcess server(ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(RunningServer.class))
                .computeIfAbsent("server", key -> Shared.start(), Shared.class)
                .server();
    }

    /** A failed test says what the server had to say. */
    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            List<String> lines = server(test).lines();
            lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).forEach(System.out::println);
        }
    }

    private record Shared(ServerProcess server, Path folder) implements AutoCloseable {

        static Shared start() {
            try {
                Path folder = Files.createTempDirectory("taskflow-endtoend");
                ServerProcess server = ServerProcess.launch(
                                folder.resolve("data"),
                                ServerProcess.freePort(),
                                Map.of("TASKFLOW_REGISTRATION", "open"),
                                List.of())
                        .awaitRunning();
                return new Shared(server, folder);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("no server to test", e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
