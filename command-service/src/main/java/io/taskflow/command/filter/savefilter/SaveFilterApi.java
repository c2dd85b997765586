package io.taskflow.command.filter.savefilter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link SaveFilter} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Search")
class SaveFilterApi {
    private final Commands commands;

    SaveFilterApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/me/filters", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Keep a filter under a name",
            description =
                    "The parameters of a search or of your tasks, to be asked with again. Nobody else sees it; you keep"
                            + " 100 at most. The answer tells the version of all your filters.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> save(@RequestBody SaveFilterBody body, Call call) {
        SaveFilter command = body.command(call.userId());
        return commands.create(call, body, command, Subject.filter(call.userId(), command.filterId()));
    }
}
