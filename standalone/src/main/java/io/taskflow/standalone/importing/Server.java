package io.taskflow.standalone.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server, as this command talks to it. */
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BOUNDARY = "taskflow-" + UUID.randomUUID();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final JsonMapper json = new JsonMapper();
    private final ImportOptions options;
    private String token = "";

    Server(ImportOptions options) {
        this.options = options;
    }

    /** One answer. */
    record Answer(int status, JsonNode body) {
        boolean good() {
            return status / 100 == 2;
        }

        /** The refusal in words: what happened, and each field that breaks a rule. */
        String problem() {
            String detail = body.path("detail").asString(body.path("title").asString("status " + status));
            List<JsonNode> errors = body.path("errors").valueStream().toList();
            // Of one field alone the detail is its message.
            boolean said = errors.stream()
                    .anyMatch(error -> error.path("message").asString("").equals(detail));
            return Stream.concat(
                            said ? Stream.empty() : Stream.of(detail),
                            errors.stream()
                                    .map(error -> error.path("pointer").asString("") + ": "
                                            + error.path("message").asString("")))
                    .collect(Collectors.joining("\n  "));
        }
    }

    void logIn() {
        if (options.token() != null) {
            token = options.token();
            return;
        }
        String email = options.email();
        String password = options.password();
        if (email == null || password == null) {
            String admin = admin(options.data().resolve("admin.txt"));
            email = found("(?im)^\\s*e-?mail\\s*[:=]?\\s+(\\S+)", admin);
            password = found("(?im)^\\s*password\\s*[:=]?\\s+(\\S+)", admin);
        }
        Answer answer = post("/auth/login", Map.of("email", email, "password", password));
        if (!answer.good()) {
            throw new CommandRefused("the server does not let " + email + " in: " + answer.problem());
        }
        token = answer.body().path("accessToken").asString();
    }

    private static String admin(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandRefused(
                    "who are you? Give --email and --password, or --token, or with --data the directory"
                            + " of a server whose admin.txt you may read (" + file + " is not there)");
        }
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new CommandRefused("admin.txt has no e-mail and password; give --email and --password");
        }
        return matcher.group(1);
    }

    /** The workspace of this name, made when there is none. */
    String workspace(String name) {
        String cursor = null;
        do {
            Answer page = get("/workspaces?limit=200" + (cursor == null ? "" : "&cursor=" + encoded(cursor)));
            require(page);
            for (JsonNode workspace : page.body().path("items")) {
                if (workspace.path("name").asString("").equals(name)) {
                    return workspace.path("id").asString();
                }
            }
            JsonNode next = page.body().path("nextCursor");
            cursor = next.isString() ? next.asString() : null;
        } while (cursor != null);
        Answer made = post("/workspaces", Map.of("name", name));
        require(made);
        return made.body().path("id").asString();
    }

    /** Sends the log; the answer comes when the server has read and checked all of it. */
    CompletableFuture<Answer> upload(String workspaceId, UUID importId) {
        BodyPublisher body;
        try {
            body = BodyPublishers.concat(
                    field("id", importId.toString()),
                    field("onError", options.skipBadRows() ? "skip" : "stop"),
                    fileHead("mapping", options.mapping()),
                    BodyPublishers.ofFile(options.mapping()),
                    text("\r\n"),
                    fileHead("file", options.file()),
                    BodyPublishers.ofFile(options.file()),
                    text("\r\n--" + BOUNDARY + "--\r\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpRequest request = authorized("/workspaces/" + workspaceId + "/imports/event-log")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body)
                .build();
        return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(this::answer);
    }

    private static BodyPublisher field(String name, String value) {
        return text(
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static BodyPublisher fileHead(String name, Path file) {
        String fileName =
                String.valueOf(file.getFileName()).replace("\\", "\\\\").replace("\"", "%22");
        return text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    /** The import's report, or null while the server does not know it. A token that ran out is renewed. */
    @Nullable
    JsonNode report(UUID importId) {
        Answer answer = get("/imports/" + importId);
        if (answer.status() == 401 && options.token() == null) {
            logIn();
            answer = get("/imports/" + importId);
        }
        if (answer.status() == 404) {
            return null;
        }
        require(answer);
        return answer.body();
    }

    private static void require(Answer answer) {
        if (!answer.good()) {
            throw new CommandRefused("the server refuses: " + answer.problem());
        }
    }

    private Answer get(String path) {
        return send(authorized(path).timeout(PATIENCE).GET().build());
    }

    private Answer post(String path, Map<String, String> body) {
        return send(authorized(path)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
    }

    private HttpRequest.Builder authorized(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(options.url() + "/api/v1" + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        try {
            return answer(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new CommandRefused("no server answers at " + options.url() + " (" + e + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefused("interrupted");
        }
    }

    private Answer answer(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        return new Answer(response.statusCode(), json.readTree(body.length == 0 ? new byte[] {'{', '}'} : body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
