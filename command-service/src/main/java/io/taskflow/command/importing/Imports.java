package io.taskflow.command.importing;

import io.taskflow.command.importing.ImportClaims.BoardTakenException;
import io.taskflow.command.importing.Staging.Folded;
import io.taskflow.command.importing.Staging.Ordered;
import io.taskflow.command.importing.mapping.InvalidLogFileException;
import io.taskflow.command.importing.mapping.InvalidMappingException;
import io.taskflow.command.importing.mapping.LogReader;
import io.taskflow.command.importing.mapping.Mapping;
import io.taskflow.command.importing.mapping.MappingFile;
import io.taskflow.command.importing.mapping.RowProblem;
import io.taskflow.events.id.UuidV7;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes event logs in. The whole file is read, checked, put in order and its boards are claimed before an import is
 * accepted: what makes it impossible is the upload's own answer, and what is accepted survives any crash.
 */
public final class Imports {
    /** Most bytes a log may have once unpacked. */
    static final long MOST_BYTES = 2L << 30;

    static final int MOST_COLUMNS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int EVENTS_AN_APPEND = 512;
    /** Ordering a large log is one statement, which cannot renew it. */
    private static final Duration UPLOAD_LEASE = Duration.ofMinutes(15);

    private final ImportParts parts;
    private final ImportRunner runner;

    Imports(ImportParts parts, ImportRunner runner) {
        this.parts = parts;
        this.runner = runner;
    }

    /**
     * Takes a log for a workspace; the caller has checked the right to.
     *
     * @return the import, {@code QUEUED}, or {@code FAILED} because of bad rows
     * @throws ProblemException {@code invalid-mapping}, {@code invalid-file}, {@code board-exists}, {@code id-taken}
     */
    public ImportReport start(UUID workspaceId, UUID by, EventLogUpload upload) {
        Mapping mapping = mapping(upload.mapping());
        UUID id = upload.id() == null ? UuidV7.next() : upload.id();
        UUID holder = UuidV7.next();
        if (!parts.store()
                .begin(
                        id,
                        workspaceId,
                        by,
                        upload.fileName(),
                        upload.skipBadRows(),
                        mapping.fieldNames(),
                        holder,
                        UPLOAD_LEASE)) {
            throw new ProblemException(ProblemType.ID_TAKEN, "An import has the id " + id);
        }
        try (InputStream file = upload.file().getInputStream()) {
            stage(id, holder, upload, mapping, file);
        } catch (ProblemException e) {
            undo(id);
            parts.store().fail(id, slug(e.type()), e.document().getDetail(), false);
            throw e.with("importId", id);
        } catch (IOException | SQLException | RuntimeException e) {
            undo(id);
            parts.store().fail(id, "internal", "It failed here", false);
            throw e instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("cannot stage import " + id, e);
        }
        runner.wake();
        return parts.store().report(id).orElseThrow();
    }

    private static Mapping mapping(String yaml) {
        try {
            return MappingFile.parse(yaml);
        } catch (InvalidMappingException e) {
            throw refusal(e);
        }
    }

    private void stage(UUID id, UUID holder, EventLogUpload upload, Mapping mapping, InputStream file)
            throws SQLException {
        var staging = new Staging(parts.database(), id);
        var bad = new BadRows(id);
        long rows;
        try (LogReader log = LogReader.open(
                file, upload.fileName(), mapping, MOST_BYTES, parts.store().now())) {
            rows = staging.read(log, bad, count -> note(id, holder, ImportPhase.READING, count));
        } catch (InvalidMappingException e) {
            throw refusal(e);
        } catch (InvalidLogFileException e) {
            throw ProblemException.ofField(ProblemType.INVALID_FILE, "/file", e.rule(), e.text());
        }
        if (rows == 0) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_FILE, "/file", "empty", "the file has a header and no rows");
        }
        note(id, holder, ImportPhase.ORDERING, rows);
        Folded folded = staging.fold(bad);
        parts.store().counted(id, rows, bad.count, folded.unchangedRows(), folded.tasks());
        if (bad.count > 0 && (!upload.skipBadRows() || folded.tasks() == 0)) {
            staging.drop();
            parts.store()
                    .fail(
                            id,
                            slug(ProblemType.INVALID),
                            bad.count + " of " + rows + " rows break a rule; nothing was imported",
                            false);
            return;
        }
        String wide = staging.boardWithMoreColumnsThan(MOST_COLUMNS);
        if (wide != null) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_MAPPING,
                    "/mapping/column",
                    "max-columns",
                    "column " + mapping.column() + " makes more than " + MOST_COLUMNS + " columns on board " + wide);
        }
        Ordered ordered = staging.order(EVENTS_AN_APPEND);
        parts.store().ordered(id, ordered.boards(), ordered.steps());
        try {
            parts.claims().take(parts.store().job(id).orElseThrow());
        } catch (BoardTakenException e) {
            throw new ProblemException(
                    ProblemType.BOARD_EXISTS, "The workspace has a board with the external id " + e.getMessage());
        }
        if (!parts.store().queue(id, holder)) {
            throw new ProblemException(ProblemType.IMPORT_STATE, "The import was cancelled");
        }
    }

    private void note(UUID id, UUID holder, ImportPhase phase, long rows) {
        if (!parts.store().reading(id, holder, phase, rows, UPLOAD_LEASE)) {
            throw new ProblemException(ProblemType.IMPORT_STATE, "The import was cancelled");
        }
    }

    /** What an upload that came to nothing took; what is left here, the runner clears once the lease is over. */
    private void undo(UUID id) {
        try {
            ImportRunner.undo(parts, parts.store().job(id).orElseThrow());
        } catch (SQLException | RuntimeException e) {
            LOG.warn("import {} could not be cleared at once", id, e);
        }
    }

    /** @throws ProblemException {@code import-state} when it cannot be cancelled any more */
    public ImportReport cancel(UUID id) {
        if (!parts.store().cancel(id)) {
            throw state(id, "An import can be cancelled until its boards open");
        }
        ImportJob job = parts.store().job(id).orElseThrow();
        if (job.phase() == ImportPhase.APPLYING) {
            undo(id);
            parts.store().end(id);
        }
        return parts.store().report(id).orElseThrow();
    }

    /** @throws ProblemException {@code import-state} when it did not fail, or cannot go on */
    public ImportReport resume(UUID id) {
        if (!parts.store().resume(id)) {
            throw state(id, "Only an import that failed while it was applied can go on");
        }
        runner.wake();
        return parts.store().report(id).orElseThrow();
    }

    /** @throws ProblemException {@code not-found} */
    public ImportReport report(UUID id) {
        return parts.store().report(id).orElseThrow(Imports::notFound);
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such import, or you may not see it");
    }

    private ProblemException state(UUID id, String rule) {
        ImportReport now = report(id);
        return new ProblemException(
                ProblemType.IMPORT_STATE, rule + "; this one is " + now.state() + ", " + now.phase());
    }

    private static ProblemException refusal(InvalidMappingException e) {
        String pointer = e.key().isEmpty() ? "/mapping" : "/mapping/" + e.key().replace('.', '/');
        return ProblemException.ofField(ProblemType.INVALID_MAPPING, pointer, e.rule(), e.text());
    }

    private static String slug(ProblemType type) {
        String uri = type.uri().toString();
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    /** Counts bad rows and keeps the first of them. */
    private final class BadRows implements Consumer<RowProblem> {
        private final UUID importId;
        private long count;

        BadRows(UUID importId) {
            this.importId = importId;
        }

        @Override
        public void accept(RowProblem problem) {
            if (++count <= ImportStore.MOST_PROBLEMS) {
                parts.store().problem(importId, problem);
            }
        }
    }
}
