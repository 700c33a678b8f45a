package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the lines of a log in their order and says what they mean. It holds a few words of what
 * came before (the header that is open, whether the next line is a number of tokens) and no text.
 *
 * <p>A loop that a dashboard starts writes every line twice, by {@code tee} and by its own output:
 * what is said again within a few lines is told once.
 */
public final class LogReader {
    /** So near must a line without a time be to its double. */
    private static final long NEAR = 8;

    private static final int FAULT_LENGTH = 500;

    private @Nullable Header open;
    private long openedAt;
    private boolean strict;
    private boolean tokensNext;
    private int lastSign;
    private long lastSignAt = -NEAR;

    /**
     * @param text without its line end, colours included
     */
    public List<LogSign> line(long offset, long line, String text) {
        if (text.isEmpty()) {
            tokensNext = false;
            return List.of();
        }
        if (tokensNext) {
            Optional<Double> tokens = Tokens.thousands(text);
            if (tokens.isPresent()) {
                tokensNext = false;
                return List.of(new LogSign.Tokens(offset, line, tokens.get()));
            }
        }
        tokensNext = Tokens.announced(text);
        if (tokensNext) return List.of();
        Optional<Header> header = Header.strict(text);
        boolean lenient = header.isEmpty() && !strict;
        if (lenient) header = LenientHeader.of(text);
        return header.isPresent()
                ? began(offset, line, header.get(), lenient)
                : others(offset, line, text);
    }

    private List<LogSign> began(long offset, long line, Header header, boolean lenient) {
        boolean first = !lenient && !strict;
        boolean again = !first && again(header, line, lenient);
        strict |= !lenient;
        if (again) return List.of();
        open = header;
        openedAt = line;
        return List.of(
                new LogSign.Began(
                        offset, line, header.number(), header.max(), header.time(), lenient));
    }

    /** The double of the open one. Other loops name an iteration in several lines of a kind. */
    private boolean again(Header header, long line, boolean lenient) {
        Header before = open;
        if (before == null) return false;
        if (lenient) return header.number() == before.number();
        if (!header.equals(before)) return false;
        return header.time().isPresent() || line - openedAt <= NEAR;
    }

    private List<LogSign> others(long offset, long line, String text) {
        Optional<LogSign.What> what = Saying.in(text);
        boolean fault = Faults.in(text);
        if ((what.isEmpty() && !fault) || repeated(line, text)) return List.of();
        String said = Line.strip(Line.plain(text));
        List<LogSign> signs = new ArrayList<>(2);
        what.ifPresent(one -> signs.add(new LogSign.Said(offset, line, one, said)));
        if (fault) signs.add(new LogSign.Fault(offset, line, cut(said)));
        return signs;
    }

    private boolean repeated(long line, String text) {
        int sign = text.hashCode();
        boolean repeated = sign == lastSign && line - lastSignAt <= 1;
        lastSign = sign;
        lastSignAt = line;
        return repeated;
    }

    private static String cut(String text) {
        if (text.length() <= FAULT_LENGTH) return text;
        int end =
                Character.isHighSurrogate(text.charAt(FAULT_LENGTH - 1))
                        ? FAULT_LENGTH - 1
                        : FAULT_LENGTH;
        return text.substring(0, end) + "…";
    }
}
