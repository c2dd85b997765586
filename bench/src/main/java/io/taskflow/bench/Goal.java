package io.taskflow.bench;

import java.util.Locale;

/**
 * A bound on a ratio (or on another plain number).
 *
 * @param atLeast whether the bound is a floor; else it is a ceiling
 */
public record Goal(String what, double measured, double bound, boolean atLeast) {
    public static Goal atLeast(String what, double measured, double bound) {
        return new Goal(what, measured, bound, true);
    }

    public static Goal atMost(String what, double measured, double bound) {
        return new Goal(what, measured, bound, false);
    }

    public boolean met() {
        return atLeast ? measured >= bound : measured <= bound;
    }

    /** The line that scripts look for. */
    String line(String benchmark) {
        return String.format(
                Locale.ROOT,
                "%s %s: ratio=%.3f goal=%s%s %s",
                benchmark,
                what,
                measured,
                atLeast ? ">=" : "<=",
                bound,
                met() ? "PASS" : "FAIL");
    }
}
