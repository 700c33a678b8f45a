package dev.sightline.hermes.home;

import java.util.BitSet;
import java.util.List;

/**
 * Finds pieces of secrets at the ends of a text: what is left of one where a text was cut. Two
 * letters are looked up first, so that a text without any costs a step a letter.
 */
final class Cuts {
    private final List<String> secrets;
    private final BitSet beginnings = new BitSet(1 << 16);
    private final BitSet ends = new BitSet(1 << 16);

    /**
     * @param secrets each of two letters at least
     */
    Cuts(List<String> secrets) {
        this.secrets = secrets;
        for (String secret : secrets) {
            beginnings.set(pair(secret, 0));
            ends.set(pair(secret, secret.length() - 2));
        }
    }

    boolean isEmpty() {
        return secrets.isEmpty();
    }

    /** Whether a secret begins with this piece of a text. */
    boolean begin(String text, int from, int to) {
        if (!beginnings.get(pair(text, from))) return false;
        for (String secret : secrets) {
            if (secret.length() > to - from && secret.startsWith(text.substring(from, to))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a secret ends with this piece of a text. */
    boolean end(String text, int from, int to) {
        if (!ends.get(pair(text, to - 2))) return false;
        for (String secret : secrets) {
            if (secret.length() > to - from && secret.endsWith(text.substring(from, to))) {
                return true;
            }
        }
        return false;
    }

    private static int pair(String text, int at) {
        return (text.charAt(at) * 257 + text.charAt(at + 1)) & 0xffff;
    }
}
