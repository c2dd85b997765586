package io.taskflow.command.http;

import io.taskflow.command.access.Access;
import io.taskflow.command.access.Confinement;
import io.taskflow.command.claim.Learner;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.Receipt;
import io.taskflow.eventstore.axon.CommandDispatcher;
import io.taskflow.eventstore.axon.ContendedException;
import io.taskflow.support.http.TaskflowHeaders;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The way of every command from HTTP to the log and back. */
public final class Commands {
    private static final int MOST_LESSONS = 10;

    private final CommandDispatcher dispatcher;
    private final Appender appender;
    private final Access access;
    private final Receipts receipts;
    private final EventsSince since;
    private final List<Learner> learners;

    Commands(
            CommandDispatcher dispatcher,
            Appender appender,
            Access access,
            Receipts receipts,
            EventsSince since,
            List<Learner> learners) {
        this.dispatcher = dispatcher;
        this.appender = appender;
        this.access = access;
        this.receipts = receipts;
        this.since = since;
        this.learners = List.copyOf(learners);
    }

    /** Sends a command that makes its subject: {@code 201}. */
    public ResponseEntity<CommandAnswer> create(Call call, @Nullable Object body, Object command, Subject subject) {
        if (call.ifMatch() != null && subject.id().equals(subject.stream())) {
            throw CallResolver.malformed(
                    HttpHeaders.IF_MATCH, "not-here", "what is only made now has no version to match");
        }
        return send(HttpStatus.CREATED, call, body, command, subject);
    }

    /** Sends a command that changes its subject: {@code 200}. */
    public ResponseEntity<CommandAnswer> change(Call call, @Nullable Object body, Object command, Subject subject) {
        return send(HttpStatus.OK, call, body, command, subject);
    }

    /** Runs the commands of a call; {@code begun} is called when they may begin. */
    public interface Series<T> {
        T run(Runnable begun);
    }

    /**
     * Sends several commands about a board as one call, whose Idempotency-Key covers all of them: the key belongs to the whole body, and each command gets one of
     * its own from it, so that a repetition goes on where the first time ended.
     */
    public <T> T series(Call call, Object body, UUID boardId, Series<T> series) {
        if (call.ifMatch() != null) {
            throw CallResolver.malformed(HttpHeaders.IF_MATCH, "not-here", "each command names the version it is for");
        }
        // Before all else: whether a key is in flight is not for everybody to know.
        rights(call, boardId);
        Receipt receipt = receipts.of(call, body, boardId);
        if (receipt == null) {
            return series.run(() -> {});
        }
        receipts.begin(receipt);
        try {
            return series.run(() -> begin(receipt, call, boardId));
        } finally {
            receipts.end(receipt);
        }
    }

    /** The claims of somebody who may do at least what takes least on a board. */
    private List<Guard> rights(Call call, UUID boardId) {
        return switch (access.toBoard(call.userId(), boardId, Permission.COMMENT)) {
            case Access.Entry.Denied(Refusal refusal) -> throw RefusalProblems.of(refusal);
            case Access.Entry.Granted granted -> granted.guards();
        };
    }

    private void begin(Receipt receipt, Call call, UUID boardId) {
        for (int attempt = 1; ; attempt++) {
            try {
                appender.append(new AppendRequest(List.of(), List.of(), rights(call, boardId), receipt, null));
                return;
            } catch (AppendRefusedException e) {
                if (attempt == MOST_LESSONS || !learned(e.refusal())) {
                    throw RefusalProblems.of(e.refusal());
                }
            } catch (LogUnavailableException e) {
                throw unavailable();
            }
        }
    }

    /** Whether something that was looked at changed meanwhile, of whose version the client said nothing. */
    private static boolean overtaken(AppendRefusal refusal, Call call, Subject subject) {
        return refusal instanceof AppendRefusal.VersionConflict conflict
                && (call.ifMatch() == null
                        || !conflict.streamId().equals(subject.stream().toString()));
    }

    private boolean learned(AppendRefusal refusal) {
        return learners.stream().anyMatch(learner -> learner.learn(refusal));
    }

    private ResponseEntity<CommandAnswer> send(
            HttpStatus status, Call call, @Nullable Object body, Object command, Subject subject) {
        Receipt receipt = receipts.of(call, body, subject.id());
        if (receipt == null) {
            return answer(status, subject, decided(call, command, subject, null));
        }
        receipts.begin(receipt);
        try {
            return answer(status, subject, decided(call, command, subject, receipt));
        } finally {
            receipts.end(receipt);
        }
    }

    /** A command is decided again when its refusal told of something that was not known here; some may change at once. */
    private AppendResult decided(Call call, Object command, Subject subject, @Nullable Receipt receipt) {
        for (int attempt = 1; ; attempt++) {
            try {
                return decidedOnce(call, command, subject, receipt);
            } catch (AggregateStreamCreationException e) {
                if (subject.id().equals(subject.stream())) {
                    throw RefusalProblems.of(new Refusal.IdTaken());
                }
                // It would have begun what its subject counts in; now somebody else has.
                if (attempt == MOST_LESSONS) {
                    throw contended();
                }
            } catch (AppendRefusedException e) {
                if (!learned(e.refusal()) && !overtaken(e.refusal(), call, subject)) {
                    throw refused(e.refusal(), call, subject);
                }
                if (attempt == MOST_LESSONS) {
                    // Whatever else tells of it, a right that the log does not know is none.
                    throw e.refusal() instanceof AppendRefusal.Missing(String key, boolean right) && right
                            ? refused(e.refusal(), call, subject)
                            : contended();
                }
            }
        }
    }

    private AppendResult decidedOnce(Call call, Object command, Subject subject, @Nullable Receipt receipt) {
        var attempt = new Attempt(call, subject, receipt);
        try {
            return switch (dispatcher.<@Nullable Refusal>send(
                    command, Confinement.to(call.board()), attempt::prepare)) {
                case io.taskflow.eventstore.axon.CommandAnswer.Accepted<?>(var result, AppendResult appended) ->
                    appended;
                case io.taskflow.eventstore.axon.CommandAnswer.Refused<?>(Object refusal) -> {
                    attempt.confirmRights(appender);
                    throw RefusalProblems.of((Refusal) refusal);
                }
            };
        } catch (AppendRefusedException e) {
            if (e.refusal() instanceof AppendRefusal.VersionConflict) {
                // It will be told what happened since.
                attempt.confirmRights(appender);
            }
            throw e;
        } catch (ContendedException e) {
            throw contended();
        } catch (LogUnavailableException e) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                        ProblemType.LOG_UNAVAILABLE,
                        "The log does not answer; send the command again with the same Idempotency-Key")
                .withHeader(HttpHeaders.RETRY_AFTER, "1");
    }

    private static ProblemException contended() {
        return new ProblemException(
                ProblemType.CONTENDED, "Others changed it at the same moment, again and again; send it again");
    }

    private ProblemException refused(AppendRefusal refusal, Call call, Subject subject) {
        if (refusal instanceof AppendRefusal.VersionConflict conflict && call.ifMatch() != null) {
            return new ProblemException(
                            ProblemType.STALE,
                            "It is at version " + conflict.actual()
                                    + (call.ifMatch() > conflict.actual()
                                            ? " and never was at " + call.ifMatch()
                                            : ", not at " + call.ifMatch() + " any more"))
                    .with("version", conflict.actual())
                    .with(
                            "events",
                            mayKnow(call, subject) ? since.of(subject.stream(), call.ifMatch(), call.userId()) : null)
                    .withHeader(HttpHeaders.ETAG, etag(conflict.actual()));
        }
        return RefusalProblems.of(refusal);
    }

    /** What happens in a workspace tells of people, whom neither its guests see nor those who are only invited to it. */
    private boolean mayKnow(Call call, Subject subject) {
        return !subject.ofWorkspace() || access.seesPeople(call.userId(), subject.stream());
    }

    private static ResponseEntity<CommandAnswer> answer(HttpStatus status, Subject subject, AppendResult appended) {
        UUID id = appended.resultId() == null ? subject.id() : UUID.fromString(appended.resultId());
        UUID stream = subject.id().equals(subject.stream()) ? id : subject.stream();
        Long version = appended.versions().get(stream.toString());
        if (version == null) {
            throw new IllegalStateException("a command that did not look at " + subject);
        }
        var answer = new CommandAnswer(id, version, appended.position(), appended.recordedAt());
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .location(URI.create(subject.home() + id))
                .eTag(etag(version))
                .header(TaskflowHeaders.POSITION, Long.toString(answer.position()));
        if (appended.replayed()) {
            response.header(TaskflowHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        return response.body(answer);
    }

    private static String etag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /** What a command wishes of its append, made anew for each attempt. */
    private static final class Attempt {
        private final Call call;
        private final Subject subject;
        private final @Nullable Receipt receipt;
        private @Nullable AppendContext context;

        Attempt(Call call, Subject subject, @Nullable Receipt receipt) {
            this.call = call;
            this.subject = subject;
            this.receipt = receipt;
        }

        void prepare(AppendContext fresh) {
            fresh.receipt(receipt);
            if (call.ifMatch() != null) {
                fresh.expect(new ExpectedVersion(subject.stream().toString(), call.ifMatch()));
            }
            context = fresh;
        }

        /** A refusal tells of what is inside, so only those may learn it who still have the right to be there. */
        void confirmRights(Appender appender) {
            List<Guard> rights = context == null
                    ? List.of()
                    : context.guards().stream()
                            .filter(guard -> guard instanceof Guard.MustExist must && must.right())
                            .toList();
            if (!rights.isEmpty()) {
                appender.append(AppendRequest.checking(List.of(), rights));
            }
        }
    }
}
