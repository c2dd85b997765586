package io.taskflow.command.mail;

/** Sends mail. Who asks has done what the mail tells of: a mail that is lost is asked for again by the person. */
public interface Mails {
    /** Hands a mail over. It does not wait until it is delivered, and fails for nothing that the person could mend. */
    void send(Mail mail);
}
