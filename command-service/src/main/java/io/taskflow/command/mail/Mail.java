package io.taskflow.command.mail;

/**
 * A mail to one person. It may hold a token, so its text goes nowhere but through {@link Mails}.
 *
 * @param to the address
 * @param text plain, lines ended by LF
 */
public record Mail(String to, String subject, String text) {
    /** Without the text: whoever prints a mail by chance prints no token. */
    @Override
    public String toString() {
        return "Mail to " + to + ": " + subject;
    }
}
