package io.taskflow.command.comment.addcomment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.BulkOperation;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link AddComment} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Comments")
class AddCommentApi {
    private final Commands commands;

    AddCommentApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/tasks/{taskId}/comments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.COMMENT)
    @Operation(summary = "Comment on a task", description = "The task's version stays; the answer tells the comment's.")
    @CommandAnswers
    @BulkOperation("addComment")
    ResponseEntity<CommandAnswer> add(@PathVariable UUID taskId, @RequestBody AddCommentBody body, Call call) {
        AddComment command = body.command(call.userId(), taskId);
        return commands.create(call, body, command, Subject.comment(command.commentId()));
    }
}
