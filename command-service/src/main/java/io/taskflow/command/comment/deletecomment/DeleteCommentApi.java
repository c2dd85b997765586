package io.taskflow.command.comment.deletecomment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link DeleteComment} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Comments")
class DeleteCommentApi {
    private final Commands commands;

    DeleteCommentApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/comments/{commentId}")
    @Requires(Permission.COMMENT)
    @Operation(
            summary = "Delete a comment",
            description = "Its author may, and admins of the workspace. Past moments keep it.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> delete(@PathVariable UUID commentId, Call call) {
        var command = new DeleteComment(call.userId(), commentId);
        return commands.change(call, null, command, Subject.comment(commentId));
    }
}
