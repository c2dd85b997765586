package io.taskflow.command.filter.changefilter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.MergePatch;
import io.taskflow.command.http.Subject;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link ChangeFilter} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Search")
class ChangeFilterApi {
    private final Commands commands;

    ChangeFilterApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/me/filters/{filterId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(summary = "Change one of your filters")
    @CommandAnswers
    ResponseEntity<CommandAnswer> change(@PathVariable UUID filterId, @RequestBody ChangeFilterBody body, Call call) {
        ChangeFilter command = body.command(call.userId(), filterId);
        return commands.change(call, body, command, Subject.filter(call.userId(), filterId));
    }
}
