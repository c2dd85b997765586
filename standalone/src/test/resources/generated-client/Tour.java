import io.taskflow.client.ApiClient;
import io.taskflow.client.ApiException;
import io.taskflow.client.api.AccountsApi;
import io.taskflow.client.api.BoardsApi;
import io.taskflow.client.api.TasksApi;
import io.taskflow.client.api.WorkspacesApi;
import io.taskflow.client.model.ColumnBody;
import io.taskflow.client.model.CommandAnswer;
import io.taskflow.client.model.CreateBoardBody;
import io.taskflow.client.model.CreateTaskBody;
import io.taskflow.client.model.CreateWorkspaceBody;
import io.taskflow.client.model.Credentials;
import io.taskflow.client.model.MoveTaskBody;
import io.taskflow.client.model.SessionTokens;
import io.taskflow.client.model.TaskBoardView;
import java.util.List;
import java.util.UUID;

/** Works with a board through the generated client: makes it, makes and moves a task, and looks at the past. */
public final class Tour {
    private Tour() {}

    public static void take(String url, String email, String password) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(url);
        SessionTokens tokens = new AccountsApi(client)
                .logIn(AccountsApi.APILogInRequest.newBuilder()
                        .credentials(new Credentials().email(email).password(password))
                        .build());
        client.setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + tokens.getAccessToken()));
        BoardsApi boards = new BoardsApi(client);
        TasksApi tasks = new TasksApi(client);

        UUID workspace = new WorkspacesApi(client)
                .createWorkspace(WorkspacesApi.APICreateWorkspaceRequest.newBuilder()
                        .createWorkspaceBody(new CreateWorkspaceBody().name("Team"))
                        .build())
                .getId();
        CommandAnswer made = boards.createBoard(BoardsApi.APICreateBoardRequest.newBuilder()
                .workspaceId(workspace)
                .createBoardBody(new CreateBoardBody()
                        .name("Release")
                        .columns(List.of(new ColumnBody().name("To do"), new ColumnBody().name("Done"))))
                .build());
        TaskBoardView board = boards.getBoard(BoardsApi.APIGetBoardRequest.newBuilder()
                .id(made.getId())
                .minPosition(made.getPosition())
                .build());
        UUID todo = board.getColumns().get(0).getId();
        UUID done = board.getColumns().get(1).getId();

        CommandAnswer created = tasks.createTask(TasksApi.APICreateTaskRequest.newBuilder()
                .boardId(made.getId())
                .idempotencyKey("first-task")
                .createTaskBody(new CreateTaskBody().columnId(todo).title("Write the release notes"))
                .build());
        CommandAnswer moved = tasks.moveTask(TasksApi.APIMoveTaskRequest.newBuilder()
                .taskId(created.getId())
                .ifMatch("\"" + created.getVersion() + "\"")
                .moveTaskBody(new MoveTaskBody().columnId(done))
                .build());

        TaskBoardView now = boards.getBoard(BoardsApi.APIGetBoardRequest.newBuilder()
                .id(made.getId())
                .minPosition(moved.getPosition())
                .build());
        check(now.getColumns().get(1).getTasks().get(0).getTitle().equals("Write the release notes"), now);
        TaskBoardView then = boards.getBoard(BoardsApi.APIGetBoardRequest.newBuilder()
                .id(made.getId())
                .asOf(created.getAt())
                .build());
        check(then.getColumns().get(0).getTasks().get(0).getId().equals(created.getId()), then);
        check(then.getColumns().get(1).getTasks().isEmpty(), then);

        try {
            boards.getBoard(BoardsApi.APIGetBoardRequest.newBuilder()
                    .id(created.getId())
                    .build());
            throw new AssertionError("a task is no board");
        } catch (ApiException e) {
            check(e.getCode() == 404 && e.getResponseBody().contains("/problems/not-found"), e.getResponseBody());
        }
    }

    private static void check(boolean right, Object seen) {
        if (!right) {
            throw new AssertionError(seen);
        }
    }
}
