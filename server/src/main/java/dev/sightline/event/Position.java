package dev.sightline.event;

import java.util.Optional;

/**
 * A place in the one sequence of a node: all events up to and including {@code seq} of {@code
 * epoch}. Written {@code epoch:seq}, in SSE ids, in {@code Sightline-Seq} and in {@code since}.
 *
 * @param epoch lower-case hex; another epoch is another sequence, and positions of the two cannot
 *     be compared
 * @param seq 0 before the first event
 */
public record Position(String epoch, long seq) {
    private static final int LONGEST = 64;

    public Position {
        if (epoch.isEmpty() || seq < 0) throw new IllegalArgumentException(epoch + ":" + seq);
    }

    /** Empty for what is no position; whoever asks with such a one is told to start anew. */
    public static Optional<Position> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || text.length() > LONGEST) return Optional.empty();
        try {
            long seq = Long.parseLong(text.substring(colon + 1));
            return seq < 0
                    ? Optional.empty()
                    : Optional.of(new Position(text.substring(0, colon), seq));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return epoch + ":" + seq;
    }
}
