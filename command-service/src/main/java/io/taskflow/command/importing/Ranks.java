package io.taskflow.command.importing;

/** Ranks at the end of a column: a clock's reading in base 62, of fixed width, so that they compare as bytes. */
final class Ranks {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int WIDTH = 10;

    private Ranks() {}

    static String atEnd(long clock) {
        char[] rank = new char[WIDTH];
        long rest = clock;
        for (int i = WIDTH - 1; i >= 0; i--) {
            rank[i] = DIGITS.charAt((int) (rest % 62));
            rest /= 62;
        }
        return new String(rank);
    }
}
