package io.taskflow.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./taskflow run} was asked for.
 *
 * @param port 0 for any free one
 */
record RunOptions(int port, Path data, boolean demo) {

    static RunOptions parse(List<String> arguments) {
        int port = 8080;
        Path data = Path.of("data");
        boolean demo = false;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--port" -> port = port(valueOf(option, rest.poll()));
                case "--data" -> data = Path.of(valueOf(option, rest.poll()));
                case "--demo" -> demo = true;
                default ->
                    throw new StartRefused(
                            "run does not know '" + option + "'; it takes --port NUMBER, --data DIRECTORY and --demo");
            }
        }
        return new RunOptions(port, data, demo);
    }

    private static String valueOf(String option, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new StartRefused(option + " needs a value");
        }
        return value;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new StartRefused("--port needs a number from 0 to 65535, not '" + text + "'", e);
        }
        throw new StartRefused("--port needs a number from 0 to 65535, not '" + text + "'");
    }
}
