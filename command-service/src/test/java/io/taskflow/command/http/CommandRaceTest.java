package io.taskflow.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.http.CommandServer.Answer;
import io.taskflow.command.http.CommandServer.Person;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.watcher.WatcherAdded;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.watcher.WatcherRemoved;
import io.taskflow.eventstore.EventLog;
import io.taskflow.support.events.EventCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many at once, at one server and at two. */
class CommandRaceTest {
    private static CommandServer server;
    private static CommandServer other;
    private static Person ana;
    private static UUID workspace;
    private static UUID board;
    private static UUID todo;

    @BeforeAll
    static void start() {
        server = CommandServer.start();
        other = server.another();
        ana = server.person();
        workspace = ana.workspace();
        board = ana.board(workspace);
        todo = ana.column(board, "Todo");
    }

    @AfterAll
    static void end() {
        other.close();
        server.close();
    }

    @Test
    void changesOfDifferentFieldsAllHold() throws Exception {
        UUID task = ana.task(board, todo, "Contended");

        List<Answer> answers = race(
                16, i -> either(i).patch("/tasks/" + task, "{\"fields\": {\"field-%d\": \"value\"}}".formatted(i)));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(answers.stream().map(Answer::version).sorted().toList())
                .isEqualTo(
                        java.util.stream.LongStream.rangeClosed(2, 17).boxed().toList());
        // Whoever asks for the same again finds it so.
        for (int i = 0; i < 16; i++) {
            assertThat(either(i)
                            .patch("/tasks/" + task, "{\"fields\": {\"field-%d\": \"value\"}}".formatted(i))
                            .version())
                    .isEqualTo(17);
        }
    }

    @Test
    void ofManyWithTheSameVersionExactlyOneWins() throws Exception {
        UUID task = ana.task(board, todo, "Contended");

        List<Answer> answers = race(
                64,
                i -> either(i).patch("/tasks/" + task, "{\"title\": \"Mine %d\"}".formatted(i), "If-Match", "\"1\""));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(63)
                .allSatisfy(answer -> {
                    answer.refused(412, "stale");
                    assertThat(answer.body().get("version").asLong()).isEqualTo(2);
                });
        assertThat(events(task)).isEqualTo(2);
    }

    @Test
    void oneKeyHasOneEffect() throws Exception {
        String body = "{\"columnId\": \"" + todo + "\", \"title\": \"Once\"}";

        List<Answer> answers =
                race(32, i -> either(i).post("/boards/" + board + "/tasks", body, "Idempotency-Key", "many-at-once"));

        List<Answer> made =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(made).isNotEmpty();
        assertThat(made.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(made)
                .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.refused(409, "idempotency-in-flight"));
        assertThat(server.sql()
                        .sql("SELECT count(*) FROM log.event WHERE convert_from(payload, 'UTF8') LIKE '%\"Once\"%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aColumnGoesOrGetsTasksAndNeverBoth() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID column = ana.column(board, "Short-lived");

            List<Answer> answers = race(
                    8,
                    i -> i == 3
                            ? either(i).delete("/boards/" + board + "/columns/" + column)
                            : either(i)
                                    .post(
                                            "/boards/" + board + "/tasks",
                                            "{\"columnId\": \"" + column + "\", \"title\": \"x\"}"));

            boolean gone = answers.get(3).status() == 200;
            assertThat(answers.subList(0, 3)).allSatisfy(answer -> assertEither(gone, answer));
            assertThat(answers.subList(4, 8)).allSatisfy(answer -> assertEither(gone, answer));
            assertThat(server.sql()
                            .sql("SELECT count(*) FROM command.task_place WHERE column_id = ?")
                            .param(column)
                            .query(Long.class)
                            .single())
                    .isEqualTo(gone ? 0 : 7);
        }
    }

    private static void assertEither(boolean gone, Answer answer) {
        if (gone) {
            answer.refused(422, "unknown-column");
        } else {
            answer.expect(201);
        }
    }

    @Test
    void whatAnotherServerChangedIsSeen() {
        Person there = ana.at(other);
        UUID task = ana.task(board, todo, "Shared");
        there.patch("/tasks/" + task, "{\"title\": \"There\"}").expect(200);

        assertThat(ana.patch("/tasks/" + task, "{\"title\": \"There\"}")
                        .expect(200)
                        .version())
                .isEqualTo(2);
        ana.patch("/tasks/" + task, "{\"title\": \"Here\"}", "If-Match", "\"2\"")
                .expect(200);
        there.patch("/tasks/" + task, "{\"title\": \"x\"}", "If-Match", "\"2\"").refused(412, "stale");
        assertThat(there.patch("/tasks/" + task, "{\"title\": \"Again there\"}")
                        .expect(200)
                        .version())
                .isEqualTo(4);
        ana.post("/tasks/" + task + "/archive", null).expect(200);
        there.patch("/tasks/" + task, "{\"title\": \"x\"}").refused(409, "archived");
        ana.post("/tasks/" + task + "/restore", null).expect(200);
        assertThat(there.patch("/tasks/" + task, "{\"title\": \"Last\"}")
                        .expect(200)
                        .version())
                .isEqualTo(7);
        UUID column = ana.column(board, "New");
        there.patch("/boards/" + board + "/columns/" + column, "{\"name\": \"Renamed there\"}")
                .expect(200);
        there.delete("/boards/" + board + "/columns/" + column).expect(200);
        ana.patch("/boards/" + board + "/columns/" + column, "{\"name\": \"x\"}")
                .refused(404, "not-found");
    }

    @Test
    void shufflingLosesNothingAndDoublesNothing() throws Exception {
        UUID column = ana.column(board, "Shuffled");
        List<UUID> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tasks.add(ana.task(board, column, "Task " + i));
        }

        race(16, client -> {
            Random random = new Random(client);
            Answer last = null;
            for (int i = 0; i < 15; i++) {
                UUID task = tasks.get(random.nextInt(tasks.size()));
                UUID neighbour = tasks.get(random.nextInt(tasks.size()));
                String word = random.nextBoolean() ? "before" : "after";
                last = either(client)
                        .post(
                                "/tasks/" + task + "/move",
                                "{\"columnId\": \"%s\", \"%s\": \"%s\"}".formatted(column, word, neighbour))
                        .expect(200);
            }
            return last;
        });

        assertThat(server.sql()
                        .sql("SELECT task_id FROM command.task_place WHERE column_id = ?")
                        .param(column)
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(tasks);
        assertThat(server.sql()
                        .sql("SELECT count(DISTINCT rank) FROM command.task_place WHERE column_id = ?")
                        .param(column)
                        .query(Long.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void ofTwoHalvesOfACircleExactlyOneIsAppended() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID first = ana.task(board, todo, "First");
            UUID second = ana.task(board, todo, "Second");
            UUID third = ana.task(board, todo, "Third");
            UUID fourth = ana.task(board, todo, "Fourth");
            depend(ana, first, second).expect(200);
            depend(ana, third, fourth).expect(200);

            // The two have no task in common, and each is harmless without the other.
            List<Answer> answers =
                    race(2, i -> i == 0 ? depend(ana, second, third) : depend(ana.at(other), fourth, first));

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            answers.stream()
                    .filter(answer -> answer.status() != 200)
                    .forEach(answer -> answer.refused(409, "dependency-cycle"));
            assertThat(server.sql()
                            .sql("SELECT count(*) FROM command.dependency WHERE task_id = ANY (?)")
                            .param(new UUID[] {first, second, third, fourth})
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
        }
    }

    @Test
    void manyDependenciesAtOnceAllHold() throws Exception {
        List<UUID> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tasks.add(ana.task(board, todo, "Task " + i));
        }

        List<Answer> answers = race(39, i -> depend(ana, tasks.get(i), tasks.get(i + 1)));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        depend(ana.at(other), tasks.getLast(), tasks.getFirst()).refused(409, "dependency-cycle");
    }

    @Test
    void whatIsSaidAndWhoWatchesGoesWhereTheTaskIs() throws Exception {
        UUID second = ana.board(workspace);
        UUID there = ana.column(second, "Todo");
        UUID task = ana.task(board, todo, "Wanders");
        String path = "/tasks/" + task;
        UUID spoken = ana.post(path + "/comments", "{\"text\": \"first\"}")
                .expect(201)
                .id();
        ana.put(path + "/watchers/" + ana.id).expect(200);

        List<Answer> answers = race(64, i -> {
            Person person = either(i / 4);
            return switch (i % 4) {
                case 0 -> {
                    boolean away = i / 8 % 2 == 0;
                    yield person.post(
                            path + "/move",
                            "{\"boardId\": \"%s\", \"columnId\": \"%s\"}"
                                    .formatted(away ? second : board, away ? there : todo));
                }
                case 1 -> person.post(path + "/comments", "{\"text\": \"comment %d\"}".formatted(i));
                case 2 -> person.patch("/comments/" + spoken, "{\"text\": \"edit %d\"}".formatted(i));
                default ->
                    i / 8 % 2 == 0
                            ? person.put(path + "/watchers/" + person.id)
                            : person.delete(path + "/watchers/" + person.id);
            };
        });

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
        assertThat(joinings(task)).isGreaterThan(1);
    }

    /** Follows a task through the log, where all about it must be told of the board it is on, and go along whole; says how often it went. */
    private static int joinings(UUID task) {
        EventLog log = server.bean(EventLog.class);
        EventCodec codec = server.bean(EventCodec.class);
        Map<UUID, String> comments = new LinkedHashMap<>();
        Set<UUID> watchers = new LinkedHashSet<>();
        AtomicReference<UUID> on = new AtomicReference<>(board);
        AtomicInteger joined = new AtomicInteger();
        log.readAll(0, log.refreshHead(), 1_000, recorded -> {
            switch (codec.decode(recorded.type(), recorded.revision(), recorded.payload())) {
                case TaskLeft e
                when e.taskId().equals(task) -> {
                    assertThat(e.boardId()).isEqualTo(on.get());
                    assertThat(e.comments()).containsExactlyElementsOf(comments.keySet());
                }
                case TaskJoined e
                when e.taskId().equals(task) -> {
                    on.set(e.boardId());
                    joined.incrementAndGet();
                    assertThat(e.comments().stream().map(TaskJoined.Comment::text))
                            .containsExactlyElementsOf(comments.values());
                    assertThat(e.watchers()).containsExactlyElementsOf(watchers);
                }
                case TaskEvent e
                when e.taskId().equals(task) -> assertThat(e.boardId()).isEqualTo(on.get());
                case CommentEvent e
                when e.taskId().equals(task) -> {
                    assertThat(e.boardId()).isEqualTo(on.get());
                    switch (e) {
                        case CommentAdded said -> comments.put(said.commentId(), said.text());
                        case CommentEdited said -> comments.put(said.commentId(), said.text());
                        case CommentDeleted gone -> comments.remove(gone.commentId());
                    }
                }
                case WatcherEvent e
                when e.taskId().equals(task) -> {
                    assertThat(e.boardId()).isEqualTo(on.get());
                    switch (e) {
                        case WatcherAdded came -> watchers.add(came.userId());
                        case WatcherRemoved went -> watchers.remove(went.userId());
                    }
                }
                default -> {
                    // Of something else.
                }
            }
        });
        return joined.get();
    }

    private static Answer depend(Person person, UUID task, UUID blocker) {
        return person.put("/tasks/" + task + "/dependencies/" + blocker);
    }

    private static Person either(int i) {
        return i % 2 == 0 ? ana : ana.at(other);
    }

    private static long events(UUID stream) {
        return server.sql()
                .sql("SELECT count(*) FROM log.event WHERE stream_id = ?")
                .param(stream.toString())
                .query(Long.class)
                .single();
    }

    /** Calls that all begin at once. */
    private static List<Answer> race(int count, IntFunction<Answer> call) throws Exception {
        CountDownLatch ready = new CountDownLatch(count);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                answers.add(clients.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.apply(number);
                }));
            }
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }
}
