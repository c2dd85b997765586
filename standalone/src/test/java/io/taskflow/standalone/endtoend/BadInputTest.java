package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent that should not be: a problem that names field and rule, and a log in which nothing was added. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String MAPPING = """
            board:  { externalId: board }
            task:   { externalId: task, title: "{task}" }
            at:     at
            column: column
            """;
    private static final String LOG = "task,at,board,column\nT-1,2025-01-01T00:00:00Z,B,To do\n";

    private ServerProcess server;
    private Api api;
    private String workspace;
    private TestBoard board;
    private Answer task;
    private long head;
    private JsonNode shown;

    @BeforeAll
    void oneTask(ServerProcess server) throws Exception {
        this.server = server;
        api = Api.admin(server);
        workspace = api.createWorkspace("Bad input");
        board = api.createBoard(workspace, "Board", "To do", "Done");
        task = api.createTask(board, 0, "As it was");
        shown = api.board(board.id(), task.position()).get("columns");
    }

    @BeforeEach
    void noteWhatThereIs() throws Exception {
        head = server.head();
    }

    @AfterEach
    void nothingWasChanged() throws Exception {
        assertThat(server.head()).isEqualTo(head);
        assertThat(api.board(board.id(), head).get("columns")).isEqualTo(shown);
    }

    private String tasks() {
        return board.path() + "/tasks";
    }

    private String theTask() {
        return "/tasks/" + task.id();
    }

    private Map<String, Object> withTitle(String title) {
        return Map.of("columnId", board.columns().getFirst(), "title", title);
    }

    private Map<String, Object> with(String name, Object value) {
        return Map.of("columnId", board.columns().getFirst(), "title", "Good", name, value);
    }

    @Test
    void anUnknownColumn() throws Exception {
        Map<String, String> nowhere = Map.of("columnId", UuidV7.next().toString(), "title", "Good");
        api.post(tasks(), nowhere).refused(422, "unknown-column", "/columnId", "exists");
        api.post(theTask() + "/move", Map.of("columnId", UuidV7.next().toString()))
                .refused(422, "unknown-column", "/columnId", "exists");
    }

    @Test
    void aTitleThatIsEmptyOrTooLong() throws Exception {
        api.post(tasks(), withTitle("")).refused(422, "invalid", "/title", "not-blank");
        api.post(tasks(), withTitle(" \t ")).refused(422, "invalid", "/title", "not-blank");
        api.post(tasks(), withTitle("x".repeat(501))).refused(422, "invalid", "/title", "max-length");
        // Characters are counted, not the halves that Java keeps them in.
        api.post(tasks(), withTitle("🙂".repeat(501))).refused(422, "invalid", "/title", "max-length");
        api.post(tasks(), Map.of("columnId", board.columns().getFirst())).refused(422, "invalid", "/title", "required");
        api.patch(theTask(), Map.of("title", "")).refused(422, "invalid", "/title", "not-blank");
        api.patch(theTask(), "{\"title\":null}").refused(422, "invalid", "/title", "required");
        api.patch(theTask(), Map.of("title", "x".repeat(501))).refused(422, "invalid", "/title", "max-length");
    }

    @Test
    void charactersThatAreNone() throws Exception {
        api.post(tasks(), withTitle("a\0b")).refused(422, "invalid", "/title", "characters");
        String half = "{\"columnId\":\"" + board.columns().getFirst() + "\",\"title\":\"a\\ud800b\"}";
        api.post(tasks(), half).refused(422, "invalid", "/title", "characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-13-01T00:00:00Z",
                "2025-01-01T00:00:00",
                "2025-01-01",
                "2025-02-30T00:00:00Z",
                ""
            })
    void aMomentThatIsNone(String text) throws Exception {
        for (String parameter : List.of("asOf", "knownAt")) {
            api.get(board.path() + "?" + parameter + "=" + text).refused(400, "invalid-instant");
        }
        api.get(board.path() + "/replay?asOf=" + text).refused(400, "invalid-instant");
        api.patch(theTask(), Map.of("dueAt", text)).refused(400, "invalid-instant");
    }

    @Test
    void aMomentInTheFuture() throws Exception {
        Instant future = Instant.now().plus(Duration.ofMinutes(5));
        for (String moment : List.of("asOf", "knownAt")) {
            api.get(board.path() + "?" + moment + "=" + future).refused(400, "instant-in-future");
            api.get(board.path() + "/replay?" + moment + "=" + future).refused(400, "instant-in-future");
            api.get(theTask() + "?" + moment + "=" + future).refused(400, "instant-in-future");
        }
        api.get(board.path() + "?asOfPosition=" + (head + 1)).refused(400, "position-ahead");
    }

    @Test
    void aMomentBeforeTheBoardBegan() throws Exception {
        Instant before = board.began().minusMillis(1);
        for (String path : List.of(board.path(), board.path() + "/replay")) {
            JsonNode problem =
                    api.get(path + "?asOf=" + before).refused(404, "not-yet").json();
            assertThat(Instant.parse(problem.get("beganAt").asString())).isEqualTo(board.began());
        }
        api.get(theTask() + "?asOf=" + before).refused(404, "not-yet");
        api.get(board.path() + "?asOf=0001-01-01T00:00:00Z").refused(404, "not-yet");
    }

    @Test
    void moreThanOneMoment() throws Exception {
        api.get(board.path() + "?asOf=" + board.began() + "&asOfPosition=1").refused(400, "moment-ambiguous");
        api.get(board.path() + "?knownAt=" + board.began() + "&asOfPosition=1").refused(400, "moment-ambiguous");
    }

    @Test
    void aWrongToken() throws Exception {
        String[] parts = api.token().split("\\.");
        String none = base64("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String otherClaims = parts[0] + "."
                + base64(text(parts[1]).replaceFirst("\"sub\":\"[^\"]*\"", "\"sub\":\"" + UuidV7.next() + "\"")) + "."
                + parts[2];
        char last = parts[2].charAt(5) == 'A' ? 'B' : 'A';
        String otherSignature =
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 5) + last + parts[2].substring(6);
        for (String token :
                List.of("nonsense", "a.b.c", none, otherClaims, otherSignature, parts[0] + "." + parts[1])) {
            Api wrong = Api.bearer(server, token);
            wrong.get(board.path()).refused(401, "unauthenticated");
            wrong.post(tasks(), withTitle("Good")).refused(401, "unauthenticated");
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void somebodyElsesBoard() throws Exception {
        Api stranger = Api.registered(server);
        stranger.get(board.path()).refused(404, "not-found");
        stranger.post(tasks(), withTitle("Good")).refused(404, "not-found");
        stranger.patch(theTask(), Map.of("title", "Good")).refused(404, "not-found");
    }

    @Test
    void aStaleVersion() throws Exception {
        JsonNode problem = api.send(
                        "PATCH", theTask(), Map.of("title", "Good"), "If-Match", "\"" + (task.version() - 1) + "\"")
                .refused(412, "stale")
                .json();
        assertThat(problem.get("version").asLong()).isEqualTo(task.version());
        assertThat(problem.get("events").size()).isEqualTo(1);
        assertThat(api.send("PATCH", theTask(), Map.of("title", "Good"), "If-Match", "\"" + (task.version() + 1) + "\"")
                        .refused(412, "stale")
                        .text())
                .contains("never was at " + (task.version() + 1));
        api.send("PATCH", theTask(), Map.of("title", "Good"), "If-Match", "whatever")
                .refused(400, "malformed");
    }

    @Test
    void aKeyUsedAgainForSomethingElse() throws Exception {
        String key = UUID.randomUUID().toString();
        // Both are refused, so neither uses up the key.
        api.send("POST", tasks(), withTitle(""), "Idempotency-Key", key).refused(422, "invalid");
        api.send("POST", tasks(), withTitle("x".repeat(501)), "Idempotency-Key", key)
                .refused(422, "invalid");
        Answer done = api.send("PATCH", theTask(), Map.of("title", "As it was"), "Idempotency-Key", key)
                .ok();
        assertThat(done.version()).as("nothing to change").isEqualTo(task.version());
        api.send("PATCH", theTask(), Map.of("title", "Another"), "Idempotency-Key", key)
                .refused(422, "idempotency-key-reused");
        assertThat(api.send("PATCH", theTask(), Map.of("title", "As it was"), "Idempotency-Key", key)
                        .ok()
                        .header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"title\":}",
                "[]",
                "\"text\"",
                "null",
                "{\"title\":\"Good\"} more",
                "{'title':'Good'}"
            })
    void aBodyThatIsNoJsonObject(String body) throws Exception {
        api.send("PATCH", theTask(), body).refused(400, "malformed");
        api.send("POST", tasks(), body).refused(400, "malformed");
    }

    @Test
    void aBodyOfTheWrongKinds() throws Exception {
        api.patch(theTask(), Map.of("title", List.of("Good"))).refused(400, "malformed");
        api.patch(theTask(), Map.of("fields", "team")).refused(400, "malformed");
        api.post(tasks(), Map.of("columnId", "no id", "title", "Good")).refused(400, "malformed");
        api.patch(theTask(), Map.of("priority", "SOON")).refused(422, "invalid", "/priority", "choice");
        api.send("PATCH", theTask(), new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                .refused(400, "malformed");
    }

    @Test
    void aFieldItDoesNotKnow() throws Exception {
        api.post(tasks(), with("colour", "green")).refused(400, "unknown-field", "/colour", "unknown-field");
        api.patch(theTask(), Map.of("colour", "green")).refused(400, "unknown-field", "/colour", "unknown-field");
        api.post("/workspaces", Map.of("name", "Good", "colour", "green")).refused(400, "unknown-field");
        api.post("/workspaces/" + workspace + "/boards", Map.of("name", "Good", "colour", "green"))
                .refused(400, "unknown-field");
        api.post(theTask() + "/move", Map.of("columnId", board.columns().getLast(), "colour", "green"))
                .refused(400, "unknown-field");
    }

    @Test
    void whatIsNotChangedByPatch() throws Exception {
        for (String name : List.of("assignees", "labels", "checklists")) {
            api.patch(theTask(), Map.of(name, List.of())).refused(422, "use-put-delete");
        }
    }

    @Test
    void anIdThatIsTakenOrOfAnotherKind() throws Exception {
        api.post(tasks(), with("id", UUID.randomUUID().toString())).refused(422, "id-not-v7");
        api.post(tasks(), with("id", task.id())).refused(409, "id-taken");
        api.post("/workspaces", Map.of("name", "Good", "id", workspace)).refused(409, "id-taken");
        api.post("/workspaces/" + workspace + "/boards", Map.of("name", "Good", "id", board.id()))
                .refused(409, "id-taken");
    }

    @Test
    void aPersonWhoIsNotThere() throws Exception {
        api.put(theTask() + "/assignees/" + UuidV7.next()).refused(422, "unknown-member", "/assignees", "member");
        String me = api.get("/me").ok().id();
        api.post(tasks(), with("assignees", List.of(me, UuidV7.next().toString())))
                .refused(422, "unknown-member", "/assignees/1", "member");
    }

    @Test
    void aPlaceBetweenTwoNeighbours() throws Exception {
        api.post(
                        theTask() + "/move",
                        Map.of(
                                "columnId", board.columns().getFirst(),
                                "before", task.id(),
                                "after", task.id()))
                .refused(400, "ambiguous-place");
    }

    @Test
    void aPageThatIsTooLargeOrACursorThatIsNone() throws Exception {
        String list = board.path() + "/columns/" + board.columns().getFirst() + "/tasks";
        for (String limit : List.of("0", "-1", "201")) {
            api.get(list + "?limit=" + limit).refused(400, "limit-out-of-range");
        }
        api.get(list + "?limit=ten").refused(400, "malformed");
        api.get(list + "?cursor=nonsense").refused(400, "invalid-cursor");
        api.get("/workspaces?cursor=nonsense").refused(400, "invalid-cursor");
        api.get(board.path() + "/activity?cursor=nonsense").refused(400, "invalid-cursor");
        api.get(board.path() + "?minPosition=ten").refused(400, "malformed");
    }

    @Test
    void aPositionThatTheViewDoesNotReach() throws Exception {
        JsonNode problem = api.get(board.path() + "?waitMs=50&minPosition=" + (head + 1000))
                .refused(503, "view-behind")
                .json();
        assertThat(problem.get("head").asLong()).isEqualTo(head);
        assertThat(problem.get("position").asLong()).isLessThanOrEqualTo(head);
        assertThat(problem.get("reason").asString()).isEqualTo("LAGGING");
        assertThat(problem.get("detail").asString()).contains("not in the log yet");
    }

    @Test
    void aBodyThatIsTooLarge() throws Exception {
        api.patch(theTask(), Map.of("description", "x".repeat(1_100_000))).refused(413, "too-large");
        api.post(tasks(), with("description", "x".repeat(1_100_000))).refused(413, "too-large");
    }

    @Test
    void aBodyOfAnotherType() throws Exception {
        api.send("POST", tasks(), "title=Good", "Content-Type", "application/x-www-form-urlencoded")
                .refused(415, "unsupported-media-type");
        api.send("PATCH", theTask(), "<title/>", "Content-Type", "application/xml")
                .refused(415, "unsupported-media-type");
        api.send("POST", "/workspaces/" + workspace + "/imports/event-log", "{}")
                .refused(415, "unsupported-media-type");
    }

    @Test
    void aPathOrMethodThatIsNotThere() throws Exception {
        api.get("/nothing").refused(404, "not-found");
        api.get("/boards/no-id").refused(400, "malformed", "id", "type");
        api.delete(board.path() + "/activity").refused(405, "method-not-allowed");
        api.send("GET", board.path(), null, "Accept", "image/png").refused(406, "not-acceptable");
    }

    /** What never gets to an operation, for the firewall or the server itself turns it away. */
    @ParameterizedTest
    @CsvSource({
        "GET, /workspaces//boards, 400, malformed",
        "GET, /boards/a;b, 400, malformed",
        "GET, /boards/%zz, 400, malformed",
        "GET, /boards/a%2fb, 400, malformed",
        "GET, /boards/a|b, 400, malformed",
        "GET, /workspaces?limit=%zz, 400, malformed",
        "GET, /workspaces?limit=%ff, 400, malformed",
        "GET, /nothing, 404, not-found",
        "FOO, /workspaces, 400, malformed",
        "TRACE, /workspaces, 405, method-not-allowed"
    })
    void aRequestThatIsNone(String method, String target, int status, String type) throws Exception {
        String answer = raw(method + " /api/v1" + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + api.token() + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        JsonNode problem =
                JsonMapper.shared().readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(problem.path("type").asString("")).endsWith("/problems/" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString("")).contains(" ").doesNotContain("static resource", "Exception");
    }

    private String raw(String request) throws Exception {
        URI url = URI.create(server.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aValueOfTheWrongKindIsToldWhichIsRight() throws Exception {
        assertThat(api.get("/boards/no-id").refused(400, "malformed").text()).contains("'id' must be a UUID");
        assertThat(api.get(board.path() + "/tasks?archived=perhaps")
                        .refused(400, "malformed")
                        .text())
                .contains("'archived' must be true or false");
        assertThat(api.post(tasks(), with("assignees", "Ada"))
                        .refused(400, "malformed")
                        .text())
                .contains("/assignees must be a list");
        assertThat(api.send("POST", tasks(), "[]").refused(400, "malformed").text())
                .contains("the body must be an object");
    }

    static Stream<Arguments> mappings() {
        return Stream.of(
                Arguments.of("a column that is missing", MAPPING.replace("column: column", "column: state"), "column"),
                Arguments.of("a column in a template", MAPPING.replace("{task}", "{name}"), "task.title"),
                Arguments.of("a key it does not know", MAPPING + "colour: green\n", "colour"),
                Arguments.of("a key that is missing", MAPPING.replace("at:     at\n", ""), "at"),
                Arguments.of("an alias", MAPPING.replace("at:     at", "at: *at"), ""),
                Arguments.of("no YAML", "{", ""),
                Arguments.of("a delimiter", MAPPING + "format: { delimiter: \"\" }\n", "format.delimiter"),
                Arguments.of("an encoding", MAPPING + "format: { encoding: nonsense }\n", "format.encoding"),
                Arguments.of("a pattern", MAPPING + "format: { timestamp: \"qqqqqqq\" }\n", "format.timestamp"),
                Arguments.of("a zone", MAPPING + "format: { zone: Europe/Nowhere }\n", "format.zone"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mappings")
    void aMappingThatIsWrong(String what, String mapping, String key) throws Exception {
        Answer refusal = api.upload(workspace, "log.csv", BodyPublishers.ofString(LOG), mapping, "skip")
                .refused(422, "invalid-mapping");
        assertThat(refusal.json().get("errors").valueStream())
                .as(refusal.text())
                .anySatisfy(error -> assertThat(error.get("pointer").asString()
                                + error.get("message").asString())
                        .contains(key));
    }

    static Stream<Arguments> files() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("log.csv"));
            out.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        return Stream.of(
                Arguments.of("gzip only by its name", "log.csv.gz", LOG.getBytes(StandardCharsets.UTF_8)),
                Arguments.of("gzip that is broken", "log.csv.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3}),
                Arguments.of("a spreadsheet", "log.csv", zip.toByteArray()),
                Arguments.of(
                        "a picture", "log.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0}),
                Arguments.of("empty", "log.csv", new byte[0]),
                Arguments.of("a header alone", "log.csv", "task,at,board,column\n".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFileThatIsNotWhatItSays(String what, String name, byte[] bytes) throws Exception {
        api.upload(workspace, name, BodyPublishers.ofByteArray(bytes), MAPPING, "skip")
                .refused(422, "invalid-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",2025-01-01T00:00:00Z,B,To do",
                "T-2,,B,To do",
                "T-2,2025-01-01T00:00:00Z,,To do",
                "T-2,2025-01-01T00:00:00Z,B,"
            })
    void aRowWithoutTaskTimeBoardOrColumn(String row) throws Exception {
        Answer accepted = api.upload(workspace, "log.csv", BodyPublishers.ofString(LOG + row + "\n"), MAPPING, "stop")
                .ok();
        JsonNode report = api.awaitImport(accepted.id(), Duration.ofSeconds(30));
        assertThat(report.get("state").asString()).isEqualTo("FAILED");
        assertThat(report.get("problems").size()).isEqualTo(1);
        JsonNode problem = report.get("problems").get(0);
        assertThat(problem.get("row").asLong()).isEqualTo(2);
        assertThat(problem.get("line").asLong()).isEqualTo(3);
        assertThat(problem.get("rule").asString()).isEqualTo("required");
        assertThat(problem.get("message").asString()).isNotBlank();
    }

    @Test
    void anImportThatSaysNotWhatToDoOrIntoNothing() throws Exception {
        api.upload(workspace, "log.csv", BodyPublishers.ofString(LOG), MAPPING, "sometimes")
                .refused(422, "invalid", "/onError", "choice");
        api.upload(UuidV7.next().toString(), "log.csv", BodyPublishers.ofString(LOG), MAPPING, "stop")
                .refused(404, "not-found");
    }
}
