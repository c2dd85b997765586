package io.taskflow.support.limit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests a client may send in how long.
 *
 * @param requests 0 where there is no limit
 */
public record RateLimit(int requests, Duration window) {
    private static final RateLimit OFF = new RateLimit(0, Duration.ZERO);
    private static final Pattern SETTING = Pattern.compile("([1-9]\\d{0,6})/([1-9]\\d{0,6})");

    /**
     * A limit as settings say it; Spring looks for a method of this name.
     *
     * @param setting {@code <requests>/<seconds>} or {@code off}
     */
    public static RateLimit of(String setting) {
        if (setting.strip().equalsIgnoreCase("off")) {
            return OFF;
        }
        Matcher matcher = SETTING.matcher(setting.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + setting + "' is no limit: say <requests>/<seconds>, such as 10/60, or off");
        }
        return new RateLimit(
                Integer.parseInt(matcher.group(1)), Duration.ofSeconds(Integer.parseInt(matcher.group(2))));
    }

    public boolean off() {
        return requests == 0;
    }
}
