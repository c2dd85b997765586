package io.taskflow.bench.mixed;

import io.taskflow.bench.load.Script;
import io.taskflow.bench.mixed.Boards.Board;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What people at boards ask for: four reads to a command, of boards and tasks chosen at random. */
final class Mix {
    private final Random random = new Random(8);
    private final String workspace;
    private final List<Board> boards;
    private volatile String authorization = "";

    Mix(String workspace, List<Board> boards) {
        this.workspace = workspace;
        this.boards = boards;
    }

    void authorize(String token) {
        authorization = "Authorization: Bearer " + token + "\r\n";
    }

    /** An authenticated POST that does nothing. */
    Script nothing() {
        return _ -> post("/ping", "{}");
    }

    Script mixed() {
        return _ -> {
            Board board = any(boards);
            int dice = random.nextInt(100);
            if (dice < 30) {
                return get("/boards/" + board.id());
            }
            if (dice < 50) {
                return get("/tasks/" + any(board.tasks()));
            }
            if (dice < 58) {
                return get("/boards/" + board.id() + "/columns/" + any(board.columns()) + "/tasks");
            }
            if (dice < 64) {
                return get("/boards/" + board.id() + "/tasks?q=customer");
            }
            if (dice < 68) {
                return get("/workspaces/" + workspace + "/boards");
            }
            if (dice < 74) {
                return get("/search?q=incident&board=" + board.id());
            }
            if (dice < 80) {
                return get("/boards/" + board.id() + "/activity");
            }
            return dice < 90 ? move(board) : dice < 95 ? create(board) : rename(board);
        };
    }

    /** The whole board, or as much of it as one answer has. */
    Script reading(Board board) {
        return _ -> get("/boards/" + board.id());
    }

    /** A task of the board to the end of one of its columns. */
    Script moving(Board board) {
        return _ -> move(board);
    }

    private byte[] move(Board board) {
        return post("/tasks/" + any(board.tasks()) + "/move", "{\"columnId\":\"" + any(board.columns()) + "\"}");
    }

    private byte[] create(Board board) {
        return post(
                "/boards/" + board.id() + "/tasks",
                "{\"columnId\":\"" + any(board.columns()) + "\",\"title\":\"" + title() + "\"}");
    }

    private byte[] rename(Board board) {
        return send("PATCH", "/tasks/" + any(board.tasks()), "{\"title\":\"" + title() + "\"}");
    }

    private String title() {
        return "Look into the incident of customer " + random.nextInt(10_000);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private byte[] get(String path) {
        return bytes("GET /api/v1" + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization + "\r\n");
    }

    private byte[] post(String path, String json) {
        return send("POST", path, json);
    }

    private byte[] send(String method, String path, String json) {
        return bytes(method + " /api/v1" + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                + "\r\n" + authorization + "\r\n" + json);
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
