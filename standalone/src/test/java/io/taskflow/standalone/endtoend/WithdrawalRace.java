package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Something goes from a board while tasks get it: whoever comes first, no task has it in the end. */
final class WithdrawalRace {
    private static final int TASKS = 16;

    private final Api api;
    private final TestBoard board;
    private final List<String> tasks;

    /** On a board without tasks. */
    WithdrawalRace(Api api, TestBoard board) throws Exception {
        this.api = api;
        this.board = board;
        this.tasks = Clients.atOnce(
                TASKS, client -> () -> api.createTask(board, 0, "task").id());
    }

    /** Lets a task have it. */
    interface Gift {
        Answer to(String task) throws Exception;
    }

    /**
     * Runs the race.
     *
     * @param tooLate looks at the answer to a gift that came after the withdrawal
     * @return the tasks as the board shows them in the end
     */
    Stream<JsonNode> run(Callable<Answer> withdrawal, Gift gift, Consumer<Answer> tooLate) throws Exception {
        List<Callable<Answer>> clients = new ArrayList<>();
        tasks.forEach(task -> clients.add(() -> gift.to(task)));
        clients.add(TASKS / 2, withdrawal);
        List<Answer> answers = new ArrayList<>(Clients.atOnce(clients.size(), clients::get));
        long last = answers.stream()
                .filter(Answer::good)
                .mapToLong(Answer::position)
                .max()
                .orElseThrow();
        long gone = answers.remove(TASKS / 2).ok().position();
        for (Answer answer : answers) {
            if (answer.good()) {
                assertThat(answer.position()).isLessThan(gone);
            } else {
                tooLate.accept(answer);
            }
        }
        JsonNode shown = api.board(board.id(), last).get("columns").get(0).get("tasks");
        assertThat(shown).hasSize(TASKS);
        return shown.valueStream();
    }
}
