package io.taskflow.command.bulk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.support.http.TaskflowHeaders;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes several commands about a board at once over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class BulkApi {
    private static final int MOST = 100;

    private final BulkCommands commands;

    BulkApi(BulkCommands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/boards/{boardId}/commands", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.COMMENT)
    @Operation(
            operationId = "sendCommands",
            summary = "Send up to 100 commands about a board",
            description =
                    "A list of [{op, ifMatch?, …}]: op names an operation on the board or on a task of it, such as "
                            + "createTask, changeTask, moveTask, assignTask, labelTask, addDependency, addColumn or addComment; the "
                            + "refusal of an unknown op lists them all. Beside it stand what the operation has in its path, such as "
                            + "taskId, and what it takes as its body. They are sent in their order, so later ones may use ids that "
                            + "earlier ones brought. The answers are those of the single operations, in the same order. One that is "
                            + "refused does not stop the others, unless atomic is true: then nothing is done, and the answer is its "
                            + "problem, with its place among the commands as `command`, from 0.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(array = @ArraySchema(maxItems = MOST, schema = @Schema(type = "object", example = """
                                                    {"op": "moveTask", "taskId": "01980000-0000-7000-8000-000000000005", "ifMatch": 3, "columnId": "01980000-0000-7000-8000-000000000003"}"""))))
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            schema = @Schema(type = "string"),
            description =
                    "Makes a repetition answer as the first time, and go on where that ended; for 24 hours at least")
    @ApiResponse(responseCode = "200", description = "What each command came to")
    @ApiResponse(responseCode = "403", description = "forbidden")
    @ApiResponse(
            responseCode = "409",
            description = "contended, idempotency-in-flight. With atomic, the problem of the command that was refused")
    @ApiResponse(responseCode = "412", description = "With atomic, the problem of the command that was refused: stale")
    @ApiResponse(
            responseCode = "422",
            description =
                    "invalid: too many; idempotency-key-reused. With atomic, the problem of the command that was refused")
    ResponseEntity<List<BulkAnswer>> send(
            @PathVariable UUID boardId,
            @Parameter(description = "all commands or none") @RequestParam(defaultValue = "false") boolean atomic,
            @RequestBody List<JsonNode> items,
            Call call) {
        if (items.size() > MOST) {
            throw ProblemException.ofField(
                    ProblemType.INVALID, "", "max-items", "there are at most " + MOST + " commands in a call");
        }
        List<BulkAnswer> answers = atomic ? commands.all(call, items, boardId) : commands.each(call, items, boardId);
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        answers.stream()
                .map(BulkAnswer::position)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .ifPresent(last -> response.header(TaskflowHeaders.POSITION, Long.toString(last)));
        return response.body(answers);
    }
}
