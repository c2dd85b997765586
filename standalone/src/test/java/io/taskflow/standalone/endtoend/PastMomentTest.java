package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A past moment that was shown once never changes, however close to now it was and however much is being written. */
@ExtendWith(RunningServer.class)
class PastMomentTest {
    private static final int WRITERS = 64;
    private static final int READERS = 8;
    private static final int BOARDS = 8;
    private static final int TASKS_A_BOARD = 25;
    private static final int QUESTIONS_A_READER = 40;

    private final AtomicLong readersAtWork = new AtomicLong(READERS);

    private record Question(String board, String moment, JsonNode answer) {
        String view() {
            return board + "?" + moment;
        }

        String replay() {
            return board + "/replay?" + moment;
        }
    }

    @Test
    void isFinalWhileManyWrite(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Moments");
        List<TestBoard> boards = new ArrayList<>();
        List<List<String>> tasks = new ArrayList<>();
        for (int i = 0; i < BOARDS; i++) {
            TestBoard board = api.createBoard(workspace, "Board " + i, "A", "B", "C");
            boards.add(board);
            tasks.add(Clients.atOnce(
                    TASKS_A_BOARD,
                    n -> () -> api.createTask(board, n % 3, "task " + n).id()));
        }
        AtomicReferenceArray<Instant> newest = new AtomicReferenceArray<>(BOARDS);

        List<Question> questions = Clients.<List<Question>>atOnce(WRITERS + READERS, n -> {
                    int board = n % BOARDS;
                    return n < WRITERS
                            ? writer(api, boards.get(board), tasks.get(board), board, newest)
                            : reader(api, boards.get(board), board, newest);
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(questions).hasSize(READERS * QUESTIONS_A_READER * 4);
        Clients.atOnce(READERS, reader -> () -> {
            for (int i = reader; i < questions.size(); i += READERS) {
                Question question = questions.get(i);
                assertThat(api.get(question.view()).ok().json())
                        .as("%s, asked again", question.view())
                        .isEqualTo(question.answer());
                assertThat(api.get(question.replay()).ok().json())
                        .as("%s, replayed", question.view())
                        .isEqualTo(question.answer());
            }
            return null;
        });
    }

    private Callable<List<Question>> writer(
            Api api, TestBoard board, List<String> tasks, int place, AtomicReferenceArray<Instant> newest) {
        return () -> {
            Random random = new Random();
            while (readersAtWork.get() > 0) {
                String task = "/tasks/" + tasks.get(random.nextInt(tasks.size()));
                Answer answer = random.nextBoolean()
                        ? api.patch(task, Map.of("title", "renamed " + UUID.randomUUID()))
                        : api.post(
                                task + "/move",
                                Map.of("columnId", board.columns().get(random.nextInt(3))));
                if (answer.good()) {
                    newest.accumulateAndGet(place, answer.at(), (a, b) -> a == null || a.isBefore(b) ? b : a);
                } else {
                    answer.refused(409, "contended");
                }
            }
            return List.of();
        };
    }

    private Callable<List<Question>> reader(Api api, TestBoard board, int place, AtomicReferenceArray<Instant> newest) {
        return () -> {
            try {
                List<Question> asked = new ArrayList<>();
                for (int i = 0; i < QUESTIONS_A_READER; i++) {
                    Answer own = api.createTask(board, 0, "seen " + i);
                    Instant now = Instant.now();
                    Instant last = Stream.of(own.at(), newest.get(place))
                            .filter(at -> at != null)
                            .max(Instant::compareTo)
                            .orElseThrow();
                    JsonNode shown = ask(api, asked, board, "asOf=" + own.at());
                    assertThat(shown.findValuesAsString("id"))
                            .as("its own change, as of the moment its answer named")
                            .contains(own.id());
                    ask(api, asked, board, "asOf=" + now);
                    ask(api, asked, board, "asOf=" + now.minusMillis(1));
                    ask(api, asked, board, "asOf=" + last);
                }
                return asked;
            } finally {
                readersAtWork.decrementAndGet();
            }
        };
    }

    private static JsonNode ask(Api api, List<Question> asked, TestBoard board, String moment) throws Exception {
        JsonNode answer = api.get(board.path() + "?" + moment).ok().json();
        asked.add(new Question(board.path(), moment, answer));
        return answer;
    }
}
