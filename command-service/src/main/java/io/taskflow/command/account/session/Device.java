package io.taskflow.command.account.session;

/** What a login came from, for the person to recognise. */
public record Device(String userAgent, String address) {
    private static final int LONGEST_USER_AGENT = 200;

    public Device {
        userAgent = userAgent.substring(0, Math.min(userAgent.length(), LONGEST_USER_AGENT));
    }
}
