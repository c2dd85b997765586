package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs that act for a person, as far as their token goes. */
@ExtendWith(RunningServer.class)
class PersonalTokenTest {
    private static Api withToken(ServerProcess server, Api owner, String... scopes) throws Exception {
        return Api.bearer(server, token(owner, scopes));
    }

    private static String token(Api owner, String... scopes) throws Exception {
        return owner.post("/me/tokens", Map.of("name", "a program", "scopes", List.of(scopes)))
                .ok()
                .json()
                .get("token")
                .asString();
    }

    @Test
    void aProgramWorksForItsOwnerAndHistorySaysSo(ServerProcess server) throws Exception {
        Api owner = Api.registered(server);
        Api program = withToken(server, owner, "write");

        TestBoard board = program.newBoard("To do", "Done");
        Answer task = program.createTask(board, 0, "By a program");

        assertThat(owner.board(board.id(), task.position())
                        .at("/columns/0/tasks/0/title")
                        .asString())
                .isEqualTo("By a program");
        assertThat(owner.get(board.path() + "/activity").ok().json().toString())
                .contains(owner.get("/me").ok().id());
    }

    @Test
    void aTokenToReadReadsAndChangesNothing(ServerProcess server) throws Exception {
        Api owner = Api.registered(server);
        String workspace = owner.createWorkspace("Read only");
        TestBoard board = owner.createBoard(workspace, "Board", "To do", "Done");
        String task = owner.createTask(board, 0, "Stays").id();
        Api reader = withToken(server, owner, "read");
        long head = server.head();

        reader.get(board.path()).ok();
        reader.get("/tasks/" + task + "/history").ok();
        reader.post("/workspaces", Map.of("name", "Mine")).refused(403, "scope-missing");
        reader.patch(board.path(), Map.of("name", "Mine")).refused(403, "scope-missing");
        reader.delete(board.path() + "/columns/" + board.columns().getLast()).refused(403, "scope-missing");
        reader.post("/tasks/" + task + "/archive", Map.of()).refused(403, "scope-missing");
        reader.put("/tasks/" + task + "/assignees/" + task).refused(403, "scope-missing");
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void operatingTakesAnAdminAndTheScope(ServerProcess server) throws Exception {
        Api admin = Api.admin(server);
        withToken(server, admin, "admin").get("/admin/projections").ok();
        withToken(server, admin, "admin").get("/workspaces").refused(403, "scope-missing");
        withToken(server, admin, "read", "write").get("/admin/projections").refused(403, "scope-missing");
        withToken(server, Api.registered(server), "admin")
                .get("/admin/projections")
                .refused(403, "forbidden");

        assertThat(metrics(server, token(admin, "admin"))).isEqualTo(200);
        assertThat(metrics(server, token(admin, "read"))).isEqualTo(403);
        assertThat(metrics(server, token(Api.registered(server), "admin"))).isEqualTo(403);
        assertThat(metrics(server, admin.token())).isEqualTo(200);
    }

    private static int metrics(ServerProcess server, String token) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(server.url() + "/actuator/prometheus"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
