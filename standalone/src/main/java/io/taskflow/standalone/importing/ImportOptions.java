package io.taskflow.standalone.importing;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./taskflow import} was asked for.
 *
 * @param token null to log in
 * @param data where the server keeps its data, for the first admin's password
 */
record ImportOptions(
        Path file,
        Path mapping,
        String workspace,
        URI url,
        boolean skipBadRows,
        @Nullable String token,
        @Nullable String email,
        @Nullable String password,
        Path data) {

    static final String USAGE = """
            ./taskflow import event-log FILE --mapping M.yml --workspace NAME
                [--on-error stop|skip]          what one bad row does; stop: nothing is imported (the default)
                [--url http://localhost:8080]   the server; or TASKFLOW_URL
                [--email E --password P]        or TASKFLOW_EMAIL and TASKFLOW_PASSWORD, or
                [--token T]                     or TASKFLOW_TOKEN; else the first admin's, from
                [--data data]                   the server's data directory""";

    static ImportOptions parse(List<String> arguments, Map<String, String> environment) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        if (!"event-log".equals(rest.poll())) {
            throw new CommandRefused("import takes event-log and a file:\n" + USAGE);
        }
        String file = null;
        String mapping = null;
        String workspace = null;
        String url = environment.getOrDefault("TASKFLOW_URL", "http://localhost:8080");
        String token = environment.get("TASKFLOW_TOKEN");
        String email = environment.get("TASKFLOW_EMAIL");
        String password = environment.get("TASKFLOW_PASSWORD");
        String data = "data";
        boolean skip = false;
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--mapping" -> mapping = value(option, rest);
                case "--workspace" -> workspace = value(option, rest);
                case "--url" -> url = value(option, rest);
                case "--token" -> token = value(option, rest);
                case "--email" -> email = value(option, rest);
                case "--password" -> password = value(option, rest);
                case "--data" -> data = value(option, rest);
                case "--on-error" -> skip = skips(value(option, rest));
                default -> {
                    if (option.startsWith("--") || file != null) {
                        throw new CommandRefused("import does not know '" + option + "':\n" + USAGE);
                    }
                    file = option;
                }
            }
        }
        return new ImportOptions(
                readable(required("a FILE", file)),
                readable(required("--mapping", mapping)),
                required("--workspace", workspace),
                address(url),
                skip,
                token,
                email,
                password,
                Path.of(data));
    }

    private static boolean skips(String choice) {
        return switch (choice) {
            case "stop" -> false;
            case "skip" -> true;
            default -> throw new CommandRefused("--on-error is stop or skip, not '" + choice + "'");
        };
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.poll();
        if (value == null || value.isEmpty()) {
            throw new CommandRefused(option + " needs a value");
        }
        return value;
    }

    private static String required(String what, @Nullable String value) {
        if (value == null) {
            throw new CommandRefused("import needs " + what + ":\n" + USAGE);
        }
        return value;
    }

    private static Path readable(String name) {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new CommandRefused("there is no file " + name + " that can be read");
        }
        return path;
    }

    private static URI address(String text) {
        try {
            URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (List.of("http", "https").contains(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one refusal.
        }
        throw new CommandRefused("--url is an address such as http://localhost:8080, not '" + text + "'");
    }
}
