package io.taskflow.command.filter.deletefilter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link DeleteFilter} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Search")
class DeleteFilterApi {
    private final Commands commands;

    DeleteFilterApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/me/filters/{filterId}")
    @Operation(summary = "Delete one of your filters")
    @CommandAnswers
    ResponseEntity<CommandAnswer> delete(@PathVariable UUID filterId, Call call) {
        var command = new DeleteFilter(call.userId(), filterId);
        return commands.change(call, null, command, Subject.filter(call.userId(), filterId));
    }
}
