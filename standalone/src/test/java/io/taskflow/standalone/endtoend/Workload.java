package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Clients that write without pause and repeat, with the same key, whatever got no answer. Each has tasks of its own, so it knows
 * what they must be in the end, and every command makes exactly one event.
 */
final class Workload implements AutoCloseable {
    /** Longer than a server needs to be started again. */
    private static final long PATIENCE_NANOS = Duration.ofMinutes(4).toNanos();

    private static final long PAUSE_MILLIS = 50;
    private static final int BOARDS = 8;
    private static final int MOST_TASKS = 60;

    private final Api api;
    private final List<TestBoard> boards = new ArrayList<>();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong replayed = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Map<String, Owned>>> clients = new ArrayList<>();
    private volatile boolean over;

    /** A command, as often as it has to be sent. */
    private record Command(String type, String method, String path, Map<String, String> body, String key) {}

    /** What a command came to. */
    record Acknowledged(String type, String method, String path, Object body, String key, Answer answer) {}

    /** A task as its only writer left it. */
    private record Owned(TestBoard board, String title, int column) {}

    /** Begins to write on new boards. */
    Workload(Api api, int clientCount) throws Exception {
        this.api = api;
        String workspace = api.createWorkspace("Under load");
        for (int i = 0; i < BOARDS; i++) {
            boards.add(api.createBoard(workspace, "Board " + i, "To do", "Doing", "Done"));
        }
        for (int i = 0; i < clientCount; i++) {
            int client = i;
            clients.add(threads.submit(() -> write(client)));
        }
    }

    private Map<String, Owned> write(int client) throws Exception {
        Random random = new Random(client);
        TestBoard board = boards.get(client % BOARDS);
        Map<String, Owned> tasks = new HashMap<>();
        List<String> ids = new ArrayList<>();
        while (!over) {
            if (ids.isEmpty() || ids.size() < MOST_TASKS && random.nextInt(5) == 0) {
                String title = "created " + UUID.randomUUID();
                Answer made = acknowledge(command(
                        "task.created",
                        "POST",
                        board.path() + "/tasks",
                        Map.of("columnId", board.columns().getFirst(), "title", title)));
                ids.add(made.id());
                tasks.put(made.id(), new Owned(board, title, 0));
                continue;
            }
            String id = ids.get(random.nextInt(ids.size()));
            Owned task = tasks.get(id);
            if (random.nextBoolean()) {
                String title = "renamed " + UUID.randomUUID();
                acknowledge(command("task.renamed", "PATCH", "/tasks/" + id, Map.of("title", title)));
                tasks.put(id, new Owned(board, title, task.column()));
            } else {
                int column = (task.column() + 1 + random.nextInt(2))
                        % board.columns().size();
                acknowledge(command(
                        "task.moved",
                        "POST",
                        "/tasks/" + id + "/move",
                        Map.of("columnId", board.columns().get(column))));
                tasks.put(id, new Owned(board, task.title(), column));
            }
        }
        return tasks;
    }

    private static Command command(String type, String method, String path, Map<String, String> body) {
        return new Command(type, method, path, body, UUID.randomUUID().toString());
    }

    private Answer acknowledge(Command command) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            String failure;
            try {
                Answer answer = send(command);
                if (answer.good()) {
                    acknowledged.add(new Acknowledged(
                            command.type(), command.method(), command.path(), command.body(), command.key(), answer));
                    count.incrementAndGet();
                    if (answer.header("Idempotency-Replayed").equals("true")) {
                        replayed.incrementAndGet();
                    }
                    return answer;
                }
                // A server that ends or lacks its database says so; anything else is no reason to try again.
                if (answer.status() < 500) {
                    answer.refused(409, "idempotency-in-flight");
                }
                failure = answer.text();
            } catch (IOException e) {
                failure = e.toString();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no answer to " + command + ": " + failure);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private Answer send(Command command) throws Exception {
        return api.send(command.method(), command.path(), command.body(), "Idempotency-Key", command.key());
    }

    /** How many commands were acknowledged so far. */
    long count() {
        return count.get();
    }

    /** How many of them had been done before their answer was lost. */
    long replayed() {
        return replayed.get();
    }

    /** Waits until so many more commands are acknowledged. */
    void awaitMore(long more, Duration atMost) throws Exception {
        long wanted = count() + more;
        Await.until(
                "more acknowledged commands",
                atMost,
                () -> {
                    for (Future<?> client : clients) {
                        if (client.isDone()) {
                            client.get();
                        }
                    }
                    return count();
                },
                seen -> seen >= wanted);
    }

    /** Sends some acknowledged commands again: each must get its first answer. */
    void repeatSome(int some, Random random) throws Exception {
        List<Acknowledged> all = List.copyOf(acknowledged);
        for (int i = 0; i < some; i++) {
            Acknowledged first = all.get(random.nextInt(all.size()));
            Answer again = api.send(first.method(), first.path(), first.body(), "Idempotency-Key", first.key())
                    .ok();
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.status()).isEqualTo(first.answer().status());
            assertThat(again.json()).isEqualTo(first.answer().json());
        }
    }

    /** Ends the writing, once every client has the answer to its last command, and looks whether all of it is there. */
    void finishAndVerify(ServerProcess server) throws Exception {
        over = true;
        Map<String, Owned> tasks = new HashMap<>();
        for (Future<Map<String, Owned>> client : clients) {
            tasks.putAll(client.get());
        }
        List<Acknowledged> all = List.copyOf(acknowledged);
        verifyLog(server, all);
        verifyViews(server, tasks);
    }

    private record Logged(String type, String stream, String payload) {}

    private static void verifyLog(ServerProcess server, List<Acknowledged> all) throws Exception {
        Map<Long, Logged> log = new HashMap<>();
        Map<String, Integer> types = new HashMap<>();
        Map<String, List<Long>> sequences = new HashMap<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT position, type, stream_id, sequence, payload FROM log.event ORDER BY position")) {
            while (rows.next()) {
                assertThat(rows.getLong(1)).as("positions are gapless").isEqualTo(log.size() + 1L);
                log.put(
                        rows.getLong(1),
                        new Logged(
                                rows.getString(2),
                                rows.getString(3),
                                new String(rows.getBytes(5), StandardCharsets.UTF_8)));
                types.merge(rows.getString(2), 1, Integer::sum);
                sequences
                        .computeIfAbsent(rows.getString(3), _ -> new ArrayList<>())
                        .add(rows.getLong(4));
            }
        }
        Set<Long> positions = new HashSet<>();
        for (Acknowledged one : all) {
            assertThat(positions.add(one.answer().position()))
                    .as("%s has its position for itself", one)
                    .isTrue();
            Logged event = log.get(one.answer().position());
            assertThat(event).as("the event of %s", one).isNotNull();
            assertThat(event.type()).isEqualTo(one.type());
            assertThat(event.stream()).contains(one.answer().id());
            if (one.body() instanceof Map<?, ?> body && body.containsKey("title")) {
                assertThat(event.payload()).contains(String.valueOf(body.get("title")));
            }
        }
        // Every command came to one event, so as many acknowledged as there are means: none lost, none twice.
        all.stream()
                .collect(Collectors.groupingBy(Acknowledged::type, Collectors.counting()))
                .forEach((type, acknowledgedOfType) ->
                        assertThat((long) types.get(type)).as(type).isEqualTo(acknowledgedOfType));
        sequences.forEach((stream, numbers) -> {
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).as("sequence in %s", stream).isEqualTo(i);
            }
        });
    }

    private void verifyViews(ServerProcess server, Map<String, Owned> tasks) throws Exception {
        long head = server.head();
        Map<String, Owned> seen = new HashMap<>();
        for (TestBoard board : boards) {
            JsonNode view = api.board(board.id(), head);
            JsonNode replay =
                    api.get(board.path() + "/replay?asOfPosition=" + head).ok().json();
            assertThat(view.get("columns")).isEqualTo(replay.get("columns"));
            assertThat(view.get("version")).isEqualTo(replay.get("version"));
            for (int column = 0; column < board.columns().size(); column++) {
                for (JsonNode task : view.get("columns").get(column).get("tasks")) {
                    seen.put(
                            task.get("id").asString(),
                            new Owned(board, task.get("title").asString(), column));
                }
            }
        }
        assertThat(seen).isEqualTo(tasks);
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        threads.close();
    }
}
