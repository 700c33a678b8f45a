package dev.sightline.bench.wire;

/**
 * Finds the number of an event in its bytes: a {@code #} and six digits, which the bench puts into
 * the name of the file that it writes. Five thousand clients a broadcast allow no JSON parser: this
 * is one comparison a byte.
 */
public final class NumberScan {

    public static final char MARK = '#';
    public static final int DIGITS = 6;

    private int number;
    private int left;
    private boolean found;

    void accept(byte octet) {
        if (left > 0) {
            number = number * 10 + octet - '0';
            left--;
        } else if (octet == MARK) {
            found = true;
            number = 0;
            left = DIGITS;
        }
    }

    /** The last number since the last call; -1 when there was none. */
    int take() {
        int taken = found && left == 0 ? number : -1;
        found = false;
        left = 0;
        return taken;
    }
}
