package io.taskflow.command.account;

/** What an account is beside its memberships. */
public enum SystemRole {
    /** Operates the system; sees boards only as the member they are. */
    SYSTEM_ADMIN,
    /** Reads boards, history and members of every workspace, and changes nothing. */
    AUDITOR
}
