package io.taskflow.command.ping;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A command that commands nothing. */
@RestController
@Tag(name = "Operation")
class PingApi {

    @PostMapping("/api/v1/ping")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Do nothing",
            description = "Checks token and session as every request does, and stops there: "
                    + "the floor that benchmarks of commands are measured against.")
    void ping() {}
}
