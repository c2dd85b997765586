package io.taskflow.command.account;

import io.taskflow.command.mail.Mail;
import io.taskflow.command.mail.Mails;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The mail a server sent. */
public final class Outbox implements Mails {
    private static final Pattern TOKEN = Pattern.compile("(?m)^[A-Za-z0-9_-]{43}$");

    private final List<Mail> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(Mail mail) {
        sent.add(mail);
    }

    /** What was sent to an address, the oldest first. */
    public List<Mail> to(String address, String subject) {
        return sent.stream()
                .filter(mail -> mail.to().equals(address) && mail.subject().contains(subject))
                .toList();
    }

    /** The token in the last of so many mails, once they are there. */
    public String token(String address, String subject, int mails) {
        Awaitility.await().until(() -> to(address, subject).size() >= mails);
        Matcher token = TOKEN.matcher(to(address, subject).get(mails - 1).text());
        if (!token.find()) {
            throw new AssertionError("no token in the mail");
        }
        return token.group();
    }
}
