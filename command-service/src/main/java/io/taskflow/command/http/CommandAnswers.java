package io.taskflow.command.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents what every command takes in headers and may answer. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "Idempotency-Key",
        in = ParameterIn.HEADER,
        schema = @Schema(type = "string"),
        description = "Makes a repetition answer as the first time, for 24 hours at least")
@Parameter(
        name = "If-Match",
        in = ParameterIn.HEADER,
        schema = @Schema(type = "string"),
        description = "The version the change was decided on, in quotes; without it the newest is changed")
@ApiResponse(
        responseCode = "2XX",
        description = "Durable. A command that changes nothing answers the unchanged version",
        headers = {
            @Header(name = "Location", description = "What was made or changed"),
            @Header(name = "ETag", description = "The version, in quotes"),
            @Header(name = "Taskflow-Position", description = "The position: ask views for minPosition"),
            @Header(name = "Idempotency-Replayed", description = "true when this repeats the first answer")
        },
        content = @Content(schema = @Schema(implementation = CommandAnswer.class)))
@ApiResponse(responseCode = "400", description = "malformed, unknown-field, invalid-instant, ambiguous-place")
@ApiResponse(responseCode = "401", description = "unauthenticated")
@ApiResponse(responseCode = "403", description = "forbidden")
@ApiResponse(responseCode = "404", description = "not-found: not there, or not for you to see")
@ApiResponse(
        responseCode = "409",
        description =
                "What stands forbids it: archived, importing, id-taken, external-id-taken, name-taken, column-not-empty, "
                        + "wip-limit, dependency-cycle, last-owner, already-invited, invitation-accepted, "
                        + "invitation-expired, contended, idempotency-in-flight")
@ApiResponse(responseCode = "412", description = "stale: with the current version and the events since")
@ApiResponse(
        responseCode = "422",
        description = "A field breaks its rule: invalid, id-not-v7, unknown-column, unknown-member, unknown-label, "
                + "use-put-delete, idempotency-key-reused")
@ApiResponse(responseCode = "503", description = "log-unavailable: send it again with the same Idempotency-Key")
public @interface CommandAnswers {}
