package io.taskflow.command.http;

import io.taskflow.command.claim.Claims;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.UUID;

/** The one place where refusals become problems, those of rules as well as those of the log. */
final class RefusalProblems {
    private RefusalProblems() {}

    static ProblemException of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound() ->
                new ProblemException(ProblemType.NOT_FOUND, "There is no such thing, or you may not see it");
            case Refusal.Forbidden(String why) -> new ProblemException(ProblemType.FORBIDDEN, why);
            case Refusal.IdTaken() -> field(ProblemType.ID_TAKEN, "/id", "unique", "something has this id");
            case Refusal.ExternalIdTaken() ->
                field(
                        ProblemType.EXTERNAL_ID_TAKEN,
                        "/externalId",
                        "unique",
                        "something beside it has this externalId");
            case Refusal.Archived() ->
                new ProblemException(
                        ProblemType.ARCHIVED, "The board, the column or the task is archived; restore it first");
            case Refusal.Importing() ->
                new ProblemException(ProblemType.IMPORTING, "The board takes commands once its import is complete");
            case Refusal.UnknownBoard() ->
                field(ProblemType.INVALID, "/boardId", "exists", "there is no such board, or you may not see it");
            case Refusal.UnknownColumn() ->
                field(ProblemType.UNKNOWN_COLUMN, "/columnId", "exists", "the board has no such column");
            case Refusal.UnknownMember(String pointer, UUID person) ->
                field(ProblemType.UNKNOWN_MEMBER, pointer, "member", person + " is nobody who can be named here");
            case Refusal.UnknownLabel(UUID label) ->
                field(ProblemType.UNKNOWN_LABEL, "/labels", "exists", "the board has no label " + label);
            case Refusal.NameTaken() ->
                field(
                        ProblemType.NAME_TAKEN,
                        "/name",
                        "unique",
                        "something beside it has this name, whatever its case");
            case Refusal.Invalid(String pointer, String rule, String message) ->
                field(ProblemType.INVALID, pointer, rule, message);
            case Refusal.WipLimit(long most) ->
                new ProblemException(ProblemType.WIP_LIMIT, "The column takes no more than " + most + " open tasks");
            case Refusal.DependencyCycle() ->
                new ProblemException(
                        ProblemType.DEPENDENCY_CYCLE,
                        "The other task waits for this one already, perhaps by way of others");
            case Refusal.OtherWorkspace() ->
                field(
                        ProblemType.INVALID,
                        "/dependencies",
                        "same-workspace",
                        "a task depends on tasks of its own workspace");
            case Refusal.LastOwner() ->
                new ProblemException(
                        ProblemType.LAST_OWNER, "It is the workspace's last owner; make somebody else one first");
            case Refusal.AlreadyInvited() ->
                field(ProblemType.ALREADY_INVITED, "/email", "unique", "the address is invited; send it again instead");
            case Refusal.InvitationAccepted() ->
                new ProblemException(ProblemType.INVITATION_ACCEPTED, "The invitation was accepted already");
            case Refusal.InvitationExpired() ->
                new ProblemException(ProblemType.INVITATION_EXPIRED, "Ask for the invitation to be sent again");
            case Refusal.ColumnNotEmpty() ->
                new ProblemException(
                        ProblemType.COLUMN_NOT_EMPTY,
                        "Tasks are in the column, archived ones perhaps; move them elsewhere first");
            case Refusal.TooMany(String pointer, String what, int most) ->
                field(ProblemType.INVALID, pointer, "max-items", "there are at most " + most + " " + what);
        };
    }

    /** What a guard or a receipt of the append refused; versions are told apart elsewhere. */
    static ProblemException of(AppendRefusal refusal) {
        return switch (refusal) {
            case AppendRefusal.Missing(String key, boolean right) -> of(missing(key, right));
            case AppendRefusal.Taken taken when Claims.archived(taken) -> of(new Refusal.Archived());
            case AppendRefusal.Taken(String key, String value) -> of(taken(key));
            case AppendRefusal.LimitExceeded(String key, long value, long max) ->
                of(key.startsWith(Keys.OPEN) ? new Refusal.WipLimit(max) : new Refusal.ColumnNotEmpty());
            case AppendRefusal.ReceiptMismatch mismatch ->
                new ProblemException(
                        ProblemType.IDEMPOTENCY_KEY_REUSED, "The Idempotency-Key was used with another body");
            case AppendRefusal.VersionConflict conflict -> throw unexpected(conflict);
            case AppendRefusal.DuplicateEvent duplicate -> throw unexpected(duplicate);
        };
    }

    private static Refusal missing(String key, boolean right) {
        if (right) {
            return new Refusal.NotFound();
        }
        if (key.startsWith(Keys.BOARD)) {
            return new Refusal.Importing();
        }
        if (key.startsWith(Keys.COLUMN)) {
            return new Refusal.UnknownColumn();
        }
        if (key.startsWith(Keys.LABEL)) {
            return new Refusal.UnknownLabel(lastId(key));
        }
        if (key.startsWith(Keys.MEMBER)) {
            return new Refusal.UnknownMember("/userId", lastId(key));
        }
        if (key.startsWith(Keys.PLACEHOLDER)) {
            return new Refusal.UnknownMember("/assignees", lastId(key));
        }
        throw new IllegalStateException("nobody demands " + key);
    }

    private static UUID lastId(String key) {
        return UUID.fromString(key.substring(key.lastIndexOf('/') + 1));
    }

    private static Refusal taken(String key) {
        return key.startsWith(Keys.BOARD_OF) || key.startsWith(Keys.TASK_OF)
                ? new Refusal.ExternalIdTaken()
                : new Refusal.IdTaken();
    }

    private static IllegalStateException unexpected(AppendRefusal refusal) {
        return new IllegalStateException("a command cannot lead to " + refusal);
    }

    private static ProblemException field(ProblemType type, String pointer, String rule, String message) {
        return ProblemException.ofField(type, pointer, rule, message);
    }
}
