package dev.sightline.ralph.format;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the iterations of a log from its signs, in order. Lenient ones count only where no strict
 * header exists.
 */
public final class LogChunks {
    private static final int FAULTS = 20;

    private final List<Open> all = new ArrayList<>();
    private boolean strict;

    /** One whose end is not known yet. */
    private static final class Open {
        private final LogSign.Began began;
        private final List<String> faults = new ArrayList<>(0);
        private Optional<Double> tokens = Optional.empty();

        private Open(LogSign.Began began) {
            this.began = began;
        }

        private LogChunk until(long end, long lastLine, Optional<LocalTime> time) {
            return new LogChunk(
                    began.number(),
                    began.max(),
                    began.time(),
                    time,
                    new LogSpan(began.offset(), end, began.line(), lastLine),
                    tokens,
                    faults,
                    began.lenient());
        }
    }

    public void add(LogSign sign) {
        switch (sign) {
            case LogSign.Began began -> begin(began);
            case LogSign.Tokens tokens -> {
                if (!all.isEmpty()) all.getLast().tokens = Optional.of(tokens.thousands());
            }
            case LogSign.Fault fault -> {
                if (!all.isEmpty() && all.getLast().faults.size() < FAULTS) {
                    all.getLast().faults.add(fault.text());
                }
            }
            case LogSign.Said said -> {}
        }
    }

    private void begin(LogSign.Began began) {
        if (began.lenient() && strict) return;
        if (!began.lenient() && !strict) {
            strict = true;
            all.clear();
        }
        all.add(new Open(began));
    }

    /**
     * @param end behind the last byte that was read
     * @param lines read so far
     */
    public List<LogChunk> all(long end, long lines) {
        List<LogChunk> chunks = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            if (i + 1 == all.size()) {
                chunks.add(all.get(i).until(end, lines, Optional.empty()));
            } else {
                LogSign.Began next = all.get(i + 1).began;
                chunks.add(all.get(i).until(next.offset(), next.line() - 1, next.time()));
            }
        }
        return chunks;
    }
}
