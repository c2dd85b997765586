package io.taskflow.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.http.CommandServer.Answer;
import io.taskflow.command.http.CommandServer.Person;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommandApiTest {
    private static CommandServer server;
    private static Person ana;
    private static UUID workspace;

    @BeforeAll
    static void start() {
        server = CommandServer.start();
        ana = server.person();
        workspace = ana.workspace();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aTaskIsCreatedAndTheAnswerTellsWhereItIs() {
        UUID board = ana.board(workspace, "Todo", "Done");
        UUID column = ana.column(board, "Doing");

        Answer made = ana.post(
                        "/boards/" + board + "/tasks", "{\"columnId\":\"" + column + "\",\"title\":\"Look at it\"}")
                .expect(201);

        assertThat(made.header("Location")).isEqualTo("/api/v1/tasks/" + made.id());
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.header("Taskflow-Position")).isEqualTo(Long.toString(made.position()));
        assertThat(made.version()).isEqualTo(1);
        assertThat(server.sql()
                        .sql("SELECT count(*) FROM log.event WHERE stream_id = ? AND type = 'task.created'")
                        .param(made.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
