package io.taskflow.command.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.CommandAnswer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * What became of one of several commands: what its own operation would have answered.
 *
 * @param status its HTTP status
 * @param problem why it was refused; then there is nothing else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BulkAnswer(
        int status,
        @Nullable UUID id,
        @Nullable Long version,
        @Nullable Long position,
        @Nullable Instant at,

        @Schema(ref = "#/components/schemas/Problem") @Nullable
        ProblemDetail problem) {
    static BulkAnswer of(int status, CommandAnswer answer) {
        return new BulkAnswer(status, answer.id(), answer.version(), answer.position(), answer.at(), null);
    }

    static BulkAnswer of(ProblemDetail problem) {
        return new BulkAnswer(problem.getStatus(), null, null, null, null, problem);
    }
}
