package io.taskflow.command.account;

/** Who was invited, where nobody else may make an account. */
public interface InvitedAddresses {
    /** Whether an invitation waits for an answer from this address. */
    boolean invites(EmailAddress address);
}
