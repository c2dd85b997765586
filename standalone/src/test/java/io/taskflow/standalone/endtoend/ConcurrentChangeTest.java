package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** People who change the same thing at the same time. */
@ExtendWith(RunningServer.class)
class ConcurrentChangeTest {
    private static final int ROUNDS = 40;
    private static final int SHUFFLED = 500;
    private static final int SHUFFLERS = 16;
    private static final long SHUFFLE_NANOS = Duration.ofSeconds(8).toNanos();

    @Test
    void changesOfDifferentFieldsBothHold(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do", "Done");
        for (int round = 0; round < ROUNDS; round++) {
            String id = api.createTask(board, 0, "before").id();
            String title = "title " + round;
            String team = "team " + round;
            List<Answer> answers = Clients.atOnce(4, client -> () -> switch (client) {
                case 0 -> api.patch("/tasks/" + id, Map.of("title", title));
                case 1 -> api.patch("/tasks/" + id, Map.of("priority", "HIGH"));
                case 2 -> api.patch("/tasks/" + id, Map.of("fields", Map.of("team", team)));
                default ->
                    api.post(
                            "/tasks/" + id + "/move",
                            Map.of("columnId", board.columns().get(1)));
            });

            long position = answers.stream()
                    .mapToLong(answer -> answer.ok().position())
                    .max()
                    .orElseThrow();
            JsonNode task =
                    api.get("/tasks/" + id + "?minPosition=" + position).ok().json();
            assertThat(task.get("title").asString()).isEqualTo(title);
            assertThat(task.get("priority").asString()).isEqualTo("HIGH");
            assertThat(task.get("fields").get("team").asString()).isEqualTo(team);
            assertThat(task.get("columnId").asString())
                    .isEqualTo(board.columns().get(1));
            assertThat(answers.stream().map(Answer::version)).doesNotHaveDuplicates();
        }
    }

    @Test
    void ofThoseWhoSawTheSameVersionExactlyOneChangesIt(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do", "Done");
        for (int round = 0; round < ROUNDS; round++) {
            Answer task = api.createTask(board, 0, "before");
            int clients = round == 0 ? 32 : 2;
            List<Answer> answers = Clients.atOnce(
                    clients,
                    client -> () -> api.send(
                            "PATCH",
                            "/tasks/" + task.id(),
                            Map.of("title", "client " + client),
                            "If-Match",
                            task.header("ETag")));

            List<Answer> held = answers.stream().filter(Answer::good).toList();
            assertThat(held).hasSize(1);
            for (Answer answer : answers) {
                if (!answer.good()) {
                    JsonNode stale = answer.refused(412, "stale").json();
                    assertThat(stale.get("version").asLong())
                            .isEqualTo(held.getFirst().version());
                    assertThat(stale.get("events").size()).isEqualTo(1);
                }
            }
            JsonNode shown = api.get("/tasks/" + task.id() + "?minPosition="
                            + held.getFirst().position())
                    .ok()
                    .json();
            assertThat(shown.get("version").asLong()).isEqualTo(held.getFirst().version());
            assertThat(shown.get("title").asString()).isEqualTo("client " + answers.indexOf(held.getFirst()));
        }
    }

    @Test
    void aShuffledColumnHasOneOrderForAll(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("All");
        String column = board.columns().getFirst();
        List<String> tasks = Clients.atOnce(SHUFFLERS, client -> () -> {
                    List<String> made = new ArrayList<>();
                    for (int i = client; i < SHUFFLED; i += SHUFFLERS) {
                        made.add(api.createTask(board, 0, "task " + i).id());
                    }
                    return made;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(tasks).hasSize(SHUFFLED);
        Set<String> all = new HashSet<>(tasks);

        long deadline = System.nanoTime() + SHUFFLE_NANOS;
        List<Long> positions = Clients.atOnce(SHUFFLERS, client -> () -> {
            Random random = new Random();
            long position = 0;
            while (System.nanoTime() < deadline) {
                String task = tasks.get(random.nextInt(SHUFFLED));
                String neighbour = tasks.get(random.nextInt(SHUFFLED));
                Answer moved = api.post(
                        "/tasks/" + task + "/move",
                        Map.of("columnId", column, random.nextBoolean() ? "before" : "after", neighbour));
                if (moved.good()) {
                    position = moved.position();
                } else {
                    moved.refused(409, "contended");
                }
                if (random.nextInt(20) == 0) {
                    List<String> order = order(api.board(board.id(), position));
                    assertThat(order).hasSize(SHUFFLED);
                    assertThat(new HashSet<>(order)).isEqualTo(all);
                }
            }
            return position;
        });

        long last = positions.stream().mapToLong(Long::longValue).max().orElseThrow();
        List<List<String>> orders = Clients.atOnce(SHUFFLERS, reader -> () -> order(api.board(board.id(), last)));
        assertThat(new HashSet<>(orders)).as("one order for all").hasSize(1);
        assertThat(orders.getFirst()).hasSize(SHUFFLED);
        assertThat(new HashSet<>(orders.getFirst())).isEqualTo(all);
        assertThat(order(api.get(board.path() + "/replay?asOfPosition=" + last)
                        .ok()
                        .json()))
                .isEqualTo(orders.getFirst());
    }

    @Test
    void aTaskStandsWhereItWasPut(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("A", "B");
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            order.add(api.createTask(board, 0, "task " + i).id());
        }
        Random random = new Random();
        for (int i = 0; i < 200; i++) {
            String task = order.get(random.nextInt(order.size()));
            String neighbour = order.get(random.nextInt(order.size()));
            boolean before = random.nextBoolean();
            Answer moved = api.post(
                            "/tasks/" + task + "/move",
                            Map.of("columnId", board.columns().getFirst(), before ? "before" : "after", neighbour))
                    .ok();
            if (!task.equals(neighbour)) {
                order.remove(task);
                order.add(order.indexOf(neighbour) + (before ? 0 : 1), task);
            }
            assertThat(order(api.board(board.id(), moved.position()))).isEqualTo(order);
        }
    }

    private static List<String> order(JsonNode board) {
        return board.get("columns")
                .get(0)
                .get("tasks")
                .valueStream()
                .map(task -> task.get("id").asString())
                .toList();
    }
}
