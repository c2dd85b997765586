package io.taskflow.command.decision;

import java.util.UUID;

/** Everything a command can be refused for by what stands already; broken input never gets that far. */
public sealed interface Refusal {
    /** It is not there, or not for this person to see: nobody learns which. */
    record NotFound() implements Refusal {}

    /** Seen, but the role does not reach. */
    record Forbidden(String why) implements Refusal {}

    /** Something has the id already. */
    record IdTaken() implements Refusal {}

    /** Something beside it has the external id already. */
    record ExternalIdTaken() implements Refusal {}

    /** Only restoring changes what is archived. */
    record Archived() implements Refusal {}

    /** The import of the board goes on. */
    record Importing() implements Refusal {}

    /** There is no such board to go to, or not for this person to see. */
    record UnknownBoard() implements Refusal {}

    /** The board has no such column. */
    record UnknownColumn() implements Refusal {}

    /**
     * Nobody who can be named here.
     *
     * @param pointer the field that names them
     */
    record UnknownMember(String pointer, UUID person) implements Refusal {}

    /** The board has no such label. */
    record UnknownLabel(UUID label) implements Refusal {}

    /** Something beside it has the name already. */
    record NameTaken() implements Refusal {}

    /** A field of the body breaks a rule that what stands makes. */
    record Invalid(String pointer, String rule, String message) implements Refusal {}

    /** The column blocks, and is full. */
    record WipLimit(long most) implements Refusal {}

    /** A workspace has one owner at least. */
    record LastOwner() implements Refusal {}

    /** Someone of this address is invited already. */
    record AlreadyInvited() implements Refusal {}

    /** The invitation brought someone already. */
    record InvitationAccepted() implements Refusal {}

    /** The invitation came too long ago. */
    record InvitationExpired() implements Refusal {}

    /** Tasks would wait for each other. */
    record DependencyCycle() implements Refusal {}

    /** The other task is in another workspace. */
    record OtherWorkspace() implements Refusal {}

    /** Tasks are in it, archived ones perhaps. */
    record ColumnNotEmpty() implements Refusal {}

    /**
     * There would be more than a limit of something.
     *
     * @param pointer the field that asks for more
     * @param what plural, such as {@code columns}
     */
    record TooMany(String pointer, String what, int most) implements Refusal {}
}
