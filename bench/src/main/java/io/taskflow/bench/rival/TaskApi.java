package io.taskflow.bench.rival;

import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The two commands in the shape taskflow's API gives them; a request waits in its virtual thread. */
@RestController
class TaskApi {
    record Creation(String columnId, String id, String title) {}

    record Move(String columnId) {}

    private final CommandGateway commands;

    TaskApi(CommandGateway commands) {
        this.commands = commands;
    }

    @GetMapping("/api/v1/ready")
    void ready() {}

    @PostMapping("/api/v1/boards/{boardId}/tasks")
    ResponseEntity<Map<String, Object>> create(@PathVariable String boardId, @RequestBody Creation body) {
        Long version = commands.sendAndWait(new CreateTask(body.id(), boardId, body.columnId(), body.title()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/tasks/" + body.id())
                .eTag("\"" + version + "\"")
                .body(Map.of("id", body.id(), "version", version));
    }

    @PostMapping("/api/v1/tasks/{id}/move")
    ResponseEntity<Map<String, Object>> move(@PathVariable String id, @RequestBody Move body) {
        Long version = commands.sendAndWait(new MoveTask(id, body.columnId()));
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(Map.of("id", id, "version", version));
    }
}
