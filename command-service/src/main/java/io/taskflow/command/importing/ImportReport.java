package io.taskflow.command.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.taskflow.command.importing.mapping.RowProblem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as its client sees it.
 *
 * @param rowsRead records of the file, good and bad
 * @param rowsTotal the same once the whole file is read
 * @param badRows records left out, or for which all was left out
 * @param progress of the phase, from 0 to 1
 * @param position of the import's last event, once it is known
 * @param problems the first thousand, by row
 * @param refusal the problem type that a failed import would have answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportReport(
        UUID id,
        UUID workspaceId,
        String fileName,
        ImportState state,
        ImportPhase phase,
        double progress,
        long rowsRead,
        @Nullable Long rowsTotal,
        long badRows,
        long unchangedRows,
        long eventsAppended,
        long boards,
        long tasks,
        @Nullable Long position,
        List<RowProblem> problems,
        @Nullable String refusal,
        @Nullable String detail,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
