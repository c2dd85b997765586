package io.taskflow.command.comment.editcomment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.MergePatch;
import io.taskflow.command.http.Subject;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link EditComment} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Comments")
class EditCommentApi {
    private final Commands commands;

    EditCommentApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/comments/{commentId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Requires(Permission.COMMENT)
    @Operation(summary = "Change a comment", description = "Its author may. The past keeps what it said.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> edit(@PathVariable UUID commentId, @RequestBody EditCommentBody body, Call call) {
        EditComment command = body.command(call.userId(), commentId);
        return commands.change(call, body, command, Subject.comment(commentId));
    }
}
