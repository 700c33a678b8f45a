package dev.sightline.ralph.log;

import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Trouble;
import dev.sightline.ralph.format.LogSpan;

import java.util.Optional;
import java.util.OptionalLong;

/** One generation of the log, to be read by threads that may wait for the disk. */
public final class LogView {
    private final Count count;
    private final GrowingFile file;

    LogView(Count count) {
        this.count = count;
        this.file = count.file();
    }

    Count count() {
        return count;
    }

    public String generation() {
        return file.generation();
    }

    /** Bytes from an offset on, or the last ones. */
    public Range range(OptionalLong offset) throws Trouble {
        return Range.at(file, offset);
    }

    /** Of a part its end, where it is too long. */
    public Range endOf(LogSpan part, int most) throws Trouble {
        return Range.endOf(file, part.from(), part.to(), most);
    }

    /** The last lines, counted or not; fewer where they are long. */
    public Excerpt last(int most) throws Trouble {
        Excerpt lines = Excerpt.last(file, most);
        if (!count.counted().whole()) return lines;
        Marks.Mark mark = count.beforeOffset(lines.offset());
        long first = mark.line() + Excerpt.between(file, mark.offset(), lines.offset());
        // To the end of the log as it was read, which may be newer than the count.
        long total = first + lines.lines().size() - 1;
        return lines.numbered(OptionalLong.of(first), OptionalLong.of(total));
    }

    /**
     * Lines from one on, as far as the log is counted; none behind its last.
     *
     * @param from 1 for the first line
     */
    public Optional<Excerpt> from(long from, int most) throws Trouble {
        LogIndex.Counted counted = count.counted();
        if (!counted.whole() && counted.lines() < from) return Optional.empty();
        Marks.Mark mark = count.before(from);
        long offset = Excerpt.skip(file, mark.offset(), from - mark.line());
        Excerpt lines = Excerpt.from(file, offset, most);
        long last = from + lines.lines().size() - 1;
        OptionalLong total =
                counted.whole()
                        ? OptionalLong.of(Math.max(counted.lines(), last))
                        : OptionalLong.empty();
        return Optional.of(lines.numbered(OptionalLong.of(from), total));
    }

    /**
     * The lines that a query finds.
     *
     * @throws Search.TooLong at the deadline
     */
    public Matches search(Query query, long deadline) throws Trouble, Search.TooLong {
        return new Search(file, query.finder(deadline), deadline).run();
    }
}
