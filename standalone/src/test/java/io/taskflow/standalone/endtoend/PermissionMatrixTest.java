package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.board.BoardRole;
import io.taskflow.events.board.BoardVisibility;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import io.taskflow.support.permission.Permission;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation that the API describes, for everybody: what each takes is in its description, who has it in the table
 * of permissions; no cell is written here.
 */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionMatrixTest {
    private static final String BASE = "/api/v1";
    private static final Pattern PARAMETER = Pattern.compile("(?<=/)([a-z-]+)/\\{([A-Za-z]+)}");

    private ServerProcess server;
    private JsonNode api;
    private final Map<Standing, Api> people = new LinkedHashMap<>();
    /** Someone in every workspace and on every board of theirs, who does nothing and to whom things are done. */
    private Api bystander;

    private Api stranger;
    private Api operator;
    private World shared;
    private World hidden;
    private World foreign;

    @BeforeAll
    void peopleAndWorlds(ServerProcess server) throws Exception {
        this.server = server;
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest description = HttpRequest.newBuilder(URI.create(server.url() + "/v3/api-docs"))
                    .build();
            api = JsonMapper.shared()
                    .readTree(http.send(description, BodyHandlers.ofString()).body());
        }
        for (Standing standing : Standing.ALL) {
            people.put(standing, Api.registered(server));
        }
        bystander = Api.registered(server);
        stranger = Api.registered(server);
        operator = Api.admin(server);
        shared = new World(people, BoardVisibility.WORKSPACE, bystander, people.get(Standing.OWNER));
        hidden = new World(people, BoardVisibility.PRIVATE, bystander, people.get(Standing.OWNER));
        foreign = new World(Map.of(Standing.OWNER, stranger), BoardVisibility.WORKSPACE, stranger, stranger);
    }

    /** What someone is in a workspace, and on its board if they were added to it. */
    private record Standing(MemberRole role, @Nullable BoardRole boardRole) {
        static final Standing OWNER = new Standing(MemberRole.OWNER, null);
        static final Standing EDITING_GUEST = new Standing(MemberRole.GUEST, BoardRole.EDITOR);
        /** Those on boards among them: whom their role in the workspace shows some boards, and whom it shows none. */
        static final List<Standing> ALL = Stream.concat(
                        Stream.of(MemberRole.values()).map(role -> new Standing(role, null)),
                        Stream.of(MemberRole.MEMBER, MemberRole.GUEST)
                                .flatMap(role -> Stream.of(BoardRole.values()).map(added -> new Standing(role, added))))
                .toList();

        boolean may(Permission permission, BoardVisibility visibility) {
            boolean byRole = permission.allowsOnBoard(role)
                    && (visibility == BoardVisibility.WORKSPACE || Permission.USE_ALL_BOARDS.allows(role));
            return byRole || boardRole != null && permission.allowsOnBoard(role, boardRole);
        }

        @Override
        public String toString() {
            return boardRole == null ? role.name() : role + " and " + boardRole;
        }
    }

    /** An operation as the API describes it; its path without the base. */
    private record Operation(String method, String path, JsonNode description) {
        boolean onBoards() {
            return !List.of("workspaces", "invitations", "imports").contains(kind());
        }

        private String kind() {
            return path.substring(1).split("/")[0];
        }

        /** Whether it tells of past moments, too. */
        boolean tellsOfThen() {
            return description
                    .path("parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("name").asString().equals("asOfPosition"));
        }

        boolean reads() {
            return method.equals("GET");
        }

        /** What it takes; null where an account suffices. */
        @Nullable
        Permission permission() {
            String said = description.path("x-permission").asString("");
            if (!said.isEmpty()) {
                return Permission.valueOf(said);
            }
            if (!path.contains("{") || path.startsWith("/me/")) {
                return null;
            }
            return reads() ? Permission.SEE_BOARD : Permission.CHANGE_BOARD;
        }

        boolean isAllowed(Standing standing, BoardVisibility visibility) {
            return onBoards()
                    ? standing.may(permission(), visibility)
                    : permission().allows(standing.role());
        }

        /** Whether the thing that it names first is shown: to others, it is not there. */
        boolean isSeen(Standing standing, BoardVisibility visibility) {
            return switch (kind()) {
                case "workspaces", "invitations" -> Permission.SEE_WORKSPACE.allows(standing.role());
                case "imports" -> Permission.SEE_IMPORTS.allows(standing.role());
                default -> standing.may(Permission.SEE_BOARD, visibility);
            };
        }

        long children() {
            return PARAMETER.matcher(path).results().skip(1).count();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** All but those that get a token, and those of operators, which are a matter of their own. */
    private Stream<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, description) -> operations.add(
                        new Operation(method.toUpperCase(Locale.ROOT), path.substring(BASE.length()), description))));
        assertThat(operations).hasSizeGreaterThan(40);
        return operations.stream().filter(operation -> !operation.path().startsWith("/auth/"));
    }

    private static boolean ofOperators(Operation operation) {
        return operation.path().startsWith("/admin/");
    }

    private Stream<Operation> onThings() {
        return operations().filter(operation -> !ofOperators(operation) && operation.permission() != null);
    }

    /** A workspace with a thing of each kind in it; what is asked for first is made first. */
    private final class World {
        private final Api owner;
        private final Api target;
        private final Api author;
        private final String workspace;
        private final BoardVisibility visibility;
        private final Map<Standing, Api> people;
        private final Map<String, String> things = new LinkedHashMap<>();
        private @Nullable TestBoard board;

        /**
         * @param target whom things are done to
         * @param author of comments, which are their author's to change
         */
        World(Map<Standing, Api> people, BoardVisibility visibility, Api target, Api author) throws Exception {
            this.people = people;
            this.visibility = visibility;
            this.target = target;
            this.author = author;
            owner = people.get(Standing.OWNER);
            workspace = owner.createWorkspace("World");
            for (Map.Entry<Standing, Api> person : people.entrySet()) {
                if (person.getValue() != owner) {
                    String role = person.getKey().role().name();
                    Invitation.join(server, owner, workspace, person.getValue(), role);
                }
            }
            if (target != owner) {
                Invitation.join(server, owner, workspace, target, "MEMBER");
            }
        }

        private TestBoard board() throws Exception {
            if (board == null) {
                board = owner.createBoard(workspace, "Board", "Todo", "Done");
                for (Map.Entry<Standing, Api> person : people.entrySet()) {
                    if (person.getKey().boardRole() != null) {
                        add(person.getValue(), person.getKey().boardRole());
                    }
                }
                if (target != owner) {
                    add(target, BoardRole.VIEWER);
                }
                owner.patch(board.path(), Map.of("visibility", visibility)).ok();
            }
            return board;
        }

        private void add(Api person, BoardRole role) throws Exception {
            String member = board.path() + "/members/" + person.get("/me").ok().id();
            owner.send("PUT", member, Map.of("role", role)).ok();
        }

        /** The id of a thing, by the collection that holds it. */
        String id(String collection) throws Exception {
            String known = things.get(collection);
            if (known == null) {
                known = make(collection);
                things.put(collection, known);
            }
            return known;
        }

        private String make(String collection) throws Exception {
            return switch (collection) {
                case "workspaces" -> workspace;
                case "boards" -> board().id();
                case "columns" -> board().columns().getFirst();
                case "tasks", "dependencies" -> task();
                case "versions" -> "1";
                case "members", "assignees", "watchers" ->
                    target.get("/me").ok().id();
                case "placeholders" -> placeholder();
                case "invitations" ->
                    Invitation.invite(owner, workspace, "invited-" + UUID.randomUUID() + "@taskflow.example", "MEMBER");
                case "imports" ->
                    owner.upload(workspace, "log.csv", BodyPublishers.ofString(LOG), MAPPING, "stop")
                            .ok()
                            .id();
                default -> made(collection);
            };
        }

        /** One to which everything can be done: what recurs is due. */
        private String task() throws Exception {
            Map<String, String> task =
                    Map.of("columnId", board().columns().getLast(), "title", "Task", "dueAt", "2030-01-01T09:00:00Z");
            return owner.post(board().path() + "/tasks", task).ok().id();
        }

        private String placeholder() throws Exception {
            owner.awaitImport(id("imports"), Duration.ofMinutes(1));
            return owner.get("/workspaces/" + workspace + "/members")
                    .ok()
                    .json()
                    .get("items")
                    .valueStream()
                    .filter(person -> person.get("role").asString().equals("PLACEHOLDER"))
                    .findFirst()
                    .orElseThrow()
                    .get("id")
                    .asString();
        }

        /** A thing of a board or task, made by the operation that is described for it. */
        private String made(String collection) throws Exception {
            Operation create = operations()
                    .filter(operation -> operation.method().equals("POST")
                            && operation.path().matches("/(boards|tasks)/.*/" + collection))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing makes " + collection));
            String path = path(create, (number, parent) -> id(parent));
            return (collection.equals("comments") ? author : owner)
                    .post(path, body(create, this))
                    .ok()
                    .id();
        }
    }

    private static final String LOG = "task,at,board,column,who\nT-1,2025-01-01T00:00:00Z,imported,To do,Siebel\n";
    private static final String MAPPING = """
            board:  { externalId: board }
            task:   { externalId: task, title: "{task}" }
            at:     at
            column: column
            assignee: who
            """;

    private interface Ids {
        String of(int number, String collection) throws Exception;
    }

    /** The operation's path with ids of a collection each, counted from 0. */
    private static String path(Operation operation, Ids ids) throws Exception {
        StringBuilder path = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(operation.path());
        int number = 0;
        while (parameter.find()) {
            String id =
                    ids.of(number++, parameter.group(2).equals("placeholderId") ? "placeholders" : parameter.group(1));
            parameter.appendReplacement(path, parameter.group(1) + "/" + id);
        }
        parameter.appendTail(path);
        assertThat(path.toString()).as(operation.path()).doesNotContain("{");
        return path.toString();
    }

    /** The least that the operation's description asks for. */
    private Object body(Operation operation, World world) throws Exception {
        JsonNode schema = resolved(operation.description().at("/requestBody/content/application~1json/schema"));
        if (schema.path("type").asString("").equals("array")) {
            return List.of();
        }
        Map<String, Object> body = new LinkedHashMap<>();
        for (JsonNode name : schema.path("required")) {
            body.put(
                    name.asString(),
                    value(name.asString(), resolved(schema.path("properties").path(name.asString())), world));
        }
        return body;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? api.at(schema.path("$ref").asString().substring(1)) : schema;
    }

    private static Object value(String name, JsonNode schema, World world) throws Exception {
        if (schema.has("example")) {
            return schema.path("example");
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(schema.path("enum").size() - 1);
        }
        if (schema.path("type").asString("").equals("boolean")) {
            return true;
        }
        return switch (schema.path("format").asString("")) {
            case "uuid" -> world.id(name.equals("userId") ? "members" : name.replace("Id", "s"));
            case "email" -> "someone-" + UUID.randomUUID() + "@taskflow.example";
            default -> "text";
        };
    }

    private Answer call(Api person, Operation operation, String path, World world) throws Exception {
        if (operation.description().at("/requestBody/content").has("multipart/form-data")) {
            return person.upload(path.split("/")[2], "log.csv", BodyPublishers.ofString(LOG), MAPPING, "stop");
        }
        return person.send(
                operation.method(), path, operation.description().has("requestBody") ? body(operation, world) : null);
    }

    private Answer call(Api person, Operation operation, World world) throws Exception {
        return call(person, operation, path(operation, (number, collection) -> world.id(collection)), world);
    }

    private static DynamicTest cell(Object who, Operation operation, Executable test) {
        return DynamicTest.dynamicTest(who + " " + operation, test);
    }

    private World ownWorld(Standing standing, BoardVisibility visibility) throws Exception {
        Map<Standing, Api> few = new LinkedHashMap<>();
        for (Standing needed : List.of(Standing.OWNER, standing)) {
            few.put(needed, people.get(needed));
        }
        return new World(few, visibility, bystander, people.get(standing));
    }

    @TestFactory
    Stream<DynamicTest> eachRoleMayWhatTheTableSays() {
        return onThings().flatMap(operation -> cells(operation, BoardVisibility.WORKSPACE));
    }

    @TestFactory
    Stream<DynamicTest> onPrivateBoardsEachRoleMayWhatTheTableSays() {
        return onThings().filter(Operation::onBoards).flatMap(operation -> cells(operation, BoardVisibility.PRIVATE));
    }

    private Stream<DynamicTest> cells(Operation operation, BoardVisibility visibility) {
        World world = visibility == BoardVisibility.PRIVATE ? hidden : shared;
        return Standing.ALL.stream()
                .map(standing -> cell(standing, operation, () -> {
                    Api person = people.get(standing);
                    boolean allowed = operation.isAllowed(standing, visibility);
                    World own = allowed && !operation.reads() ? ownWorld(standing, visibility) : world;
                    String path = path(operation, (number, collection) -> own.id(collection));
                    String reached = "?waitMs=30000&minPosition=" + server.head();
                    List<String> asked = operation.tellsOfThen()
                            ? List.of(path + reached, path + reached.replace("min", "asOf"))
                            : List.of(path);
                    for (String each : asked) {
                        Answer answer = call(person, operation, each, own);
                        if (allowed) {
                            assertThat(answer.good() || answer.status() == 409 && !operation.reads())
                                    .as("%s answered %d: %s", answer.asked(), answer.status(), answer.text())
                                    .isTrue();
                        } else if (operation.isSeen(standing, visibility)) {
                            answer.refused(403, "forbidden");
                        } else {
                            answer.refused(404, "not-found");
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> toStrangersAndOperatorsNothingIsThere() {
        return onThings()
                .flatMap(operation -> Stream.of(Map.entry("a stranger", stranger), Map.entry("an operator", operator))
                        .map(who -> cell(who.getKey(), operation, () -> {
                            Answer hidden =
                                    call(who.getValue(), operation, shared).refused(404, "not-found");
                            String nowhere = path(
                                    operation,
                                    (number, collection) -> collection.equals("versions")
                                            ? "1"
                                            : UuidV7.next().toString());
                            Answer missing = call(who.getValue(), operation, nowhere, shared)
                                    .refused(404, "not-found");
                            assertThat(hidden.json().get("detail"))
                                    .isEqualTo(missing.json().get("detail"));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> withoutATokenNothingIsAnswered() {
        return operations()
                .map(operation -> cell(
                        "nobody",
                        operation,
                        () -> call(
                                        Api.anonymous(server),
                                        operation,
                                        path(
                                                operation,
                                                (number, collection) ->
                                                        UuidV7.next().toString()),
                                        shared)
                                .refused(401, "unauthenticated")));
    }

    /** What belongs elsewhere is not found under one's own, and not touched. */
    @TestFactory
    Stream<DynamicTest> whatIsForeignIsNotReachedThroughWhatIsOwn() {
        return onThings()
                .filter(operation ->
                        operation.children() > 0 && !operation.path().contains("{version}"))
                .flatMap(operation -> Stream.of(Standing.OWNER, Standing.EDITING_GUEST)
                        .filter(standing -> operation.isAllowed(standing, BoardVisibility.WORKSPACE))
                        .map(standing -> cell(standing + " with a foreign child", operation, () -> {
                            String path = path(
                                    operation, (number, collection) -> (number == 0 ? shared : foreign).id(collection));
                            foreign.id("tasks");
                            shared.id("tasks");
                            long head = server.head();
                            Answer answer = call(people.get(standing), operation, path, shared);
                            assertThat(server.head()).isEqualTo(head);
                            // To take off what was never on changes nothing, and says no more.
                            boolean nothingToDo = operation.method().equals("DELETE") && answer.status() == 200;
                            assertThat(nothingToDo || answer.status() == 404 || answer.status() == 422)
                                    .as("%s answered %d: %s", answer.asked(), answer.status(), answer.text())
                                    .isTrue();
                        })));
    }

    @TestFactory
    Stream<DynamicTest> operatingIsForOperators() {
        return operations()
                .filter(PermissionMatrixTest::ofOperators)
                .map(operation -> cell("an owner", operation, () -> {
                    String path = operation
                            .path()
                            .replace("{id}", UuidV7.next().toString())
                            .replace("{role}", "AUDITOR")
                            .replaceAll("\\{[A-Za-z]+}", "board");
                    call(people.get(Standing.OWNER), operation, path, shared).refused(403, "forbidden");
                    if (operation.reads()) {
                        call(operator, operation, path, shared).ok();
                    }
                }));
    }
}
