package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person at the HTTP interface; safe for many threads. */
final class Api {
    /** Longer than any request is allowed to take. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Access tokens are good for 15 minutes. */
    private static final long TOKEN_NANOS = Duration.ofMinutes(10).toNanos();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final String BOUNDARY = "taskflow-" + UUID.randomUUID();

    private final String base;
    private final @Nullable Credentials credentials;
    private String token = "";
    private long tokenSince;

    private record Credentials(String email, String password) {}

    private Api(String url, @Nullable Credentials credentials) {
        this.base = url + "/api/v1";
        this.credentials = credentials;
    }

    /** The first admin, as the file beside the data says. */
    static Api admin(ServerProcess server) throws IOException {
        String file = Files.readString(server.data().resolve("admin.txt"));
        return of(
                server,
                found("(?im)^\\s*e-?mail\\s*[:=]?\\s+(\\S+)", file),
                found("(?im)^\\s*password\\s*[:=]?\\s+(\\S+)", file));
    }

    static Api of(ServerProcess server, String email, String password) {
        return of(server.url(), email, password);
    }

    static Api of(String url, String email, String password) {
        return new Api(url, new Credentials(email, password));
    }

    /** Someone new; the server must let people register. */
    static Api registered(ServerProcess server) throws Exception {
        return registered(server, "Someone Else");
    }

    /** Someone new of this name. */
    static Api registered(ServerProcess server, String name) throws Exception {
        String email = "person-" + UUID.randomUUID() + "@taskflow.example";
        String password = "correct horse " + UUID.randomUUID();
        anonymous(server)
                .post("/auth/register", Map.of("email", email, "password", password, "name", name))
                .ok();
        return of(server, email, password);
    }

    /** What this person logs in with, by the names that bodies have for it. */
    Map<String, String> credentials() {
        return credentials == null
                ? Map.of()
                : Map.of(
                        "email", credentials.email(),
                        "password", credentials.password(),
                        "currentPassword", credentials.password());
    }

    static Api anonymous(ServerProcess server) {
        return new Api(server.url(), null);
    }

    /** Somebody with this token. */
    static Api bearer(ServerProcess server, String token) {
        Api api = anonymous(server);
        api.token = token;
        return api;
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("admin.txt says %s", pattern).isTrue();
        return matcher.group(1);
    }

    Answer get(String path) throws Exception {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) throws Exception {
        return send("POST", path, body);
    }

    Answer patch(String path, Object body) throws Exception {
        return send("PATCH", path, body);
    }

    Answer put(String path) throws Exception {
        return send("PUT", path, null);
    }

    Answer delete(String path) throws Exception {
        return send("DELETE", path, null);
    }

    /**
     * Any request.
     *
     * @param body text goes as it is, anything else as JSON
     * @param headers names and values in turn; they come before the usual ones
     */
    Answer send(String method, String path, @Nullable Object body, String... headers) throws Exception {
        return send(method, path, publisher(body), body == null ? "" : "application/json", headers);
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case String text -> BodyPublishers.ofString(text);
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            default -> BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body));
        };
    }

    private Answer send(String method, String path, BodyPublisher body, String contentType, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!contentType.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", contentType);
        }
        String bearer = token();
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return exchange(request.build());
    }

    private static Answer exchange(HttpRequest request) throws Exception {
        HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
        return new Answer(request.uri(), response.statusCode(), response.headers(), response.body());
    }

    /** The access token, renewed in good time. */
    synchronized String token() throws Exception {
        if (credentials != null && (token.isEmpty() || System.nanoTime() - tokenSince > TOKEN_NANOS)) {
            Answer answer = exchange(HttpRequest.newBuilder(URI.create(base + "/auth/login"))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(publisher(Map.of("email", credentials.email(), "password", credentials.password())))
                    .build());
            token = answer.ok().json().get("accessToken").asString();
            tokenSince = System.nanoTime();
        }
        return token;
    }

    String createWorkspace(String name) throws Exception {
        return post("/workspaces", Map.of("name", name)).ok().id();
    }

    /** A new board with these columns, in a workspace of its own. */
    TestBoard newBoard(String... columns) throws Exception {
        return createBoard(createWorkspace("Team"), "Board", columns);
    }

    /** A new board with these columns, once it can be read. */
    TestBoard createBoard(String workspace, String name, String... columns) throws Exception {
        Answer made = post(
                        "/workspaces/" + workspace + "/boards",
                        Map.of(
                                "name",
                                name,
                                "columns",
                                List.of(columns).stream()
                                        .map(column -> Map.of("name", column))
                                        .toList()))
                .ok();
        JsonNode board = board(made.id(), made.position());
        return new TestBoard(
                made.id(),
                board.get("columns")
                        .valueStream()
                        .map(column -> column.get("id").asString())
                        .toList(),
                made.at());
    }

    /** A board and its columns, in order, and when it began. */
    record TestBoard(String id, List<String> columns, java.time.Instant began) {
        String path() {
            return "/boards/" + id;
        }
    }

    /** The live board, once the view has got to a position. */
    JsonNode board(String id, long minPosition) throws Exception {
        return get("/boards/" + id + "?minPosition=" + minPosition + "&waitMs=30000")
                .ok()
                .json();
    }

    /** A new task; answers the command's answer. */
    Answer createTask(TestBoard board, int column, String title) throws Exception {
        return post(board.path() + "/tasks", Map.of("columnId", board.columns().get(column), "title", title))
                .ok();
    }

    /** Sends an event log; the answer comes when all of it was read. */
    Answer upload(String workspace, String fileName, BodyPublisher file, String mapping, String onError)
            throws Exception {
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(partHead("onError", "") + onError + "\r\n"),
                BodyPublishers.ofString(partHead("mapping", "; filename=\"mapping.yml\"") + mapping + "\r\n"),
                BodyPublishers.ofString(partHead("file", "; filename=\"" + fileName + "\"")),
                file,
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        return send(
                "POST",
                "/workspaces/" + workspace + "/imports/event-log",
                body,
                "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static String partHead(String name, String more) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
    }

    /** Begins an import, and answers what the server made of the upload. */
    Answer upload(String workspace, Path file, String mapping) throws Exception {
        return begin(workspace, file, mapping, "stop");
    }

    private Answer begin(String workspace, Path file, String mapping, String onError) throws Exception {
        Answer accepted = upload(
                        workspace, file.getFileName().toString(), BodyPublishers.ofFile(file), mapping, onError)
                .ok();
        assertThat(accepted.status()).isEqualTo(202);
        return accepted;
    }

    /** Imports an event log and answers the final report. */
    JsonNode importLog(String workspace, Path file, String mapping, String onError, Duration atMost) throws Exception {
        return awaitImport(begin(workspace, file, mapping, onError).id(), atMost);
    }

    JsonNode awaitImport(String id, Duration atMost) throws Exception {
        return Await.until(
                "the import to end", atMost, () -> get("/imports/" + id).ok().json(), report -> switch (report.get(
                                "state")
                        .asString()) {
                    case "QUEUED", "RUNNING" -> false;
                    default -> true;
                });
    }
}
