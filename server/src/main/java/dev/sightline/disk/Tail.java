package dev.sightline.disk;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a file that grows, also where it is rotated, truncated or written anew. Not for several
 * threads at a time; each call may wait for the disk, and needs a platform thread.
 *
 * <p>The file is held open. As long as its path names no other file, whatever comes is read from
 * it, also after it was renamed. Once the path names another one, what is left is read first, then
 * what came and went between the two looks (it lies rotated beside it), then the new one. A file
 * whose content is not what was read of it any more begins anew.
 */
public final class Tail implements AutoCloseable {
    /**
     * How far it has read, to be kept over a restart.
     *
     * @param generation of {@link GrowingFile#generation}
     * @param offset behind the last byte that was given
     * @param fingerprint of the first 1,024 bytes, or as many as there were, and of the last before
     *     the offset
     */
    public record Mark(String generation, long offset, String fingerprint) {
        /** There was no file: one that comes is new from its first byte on. */
        public static final Mark NONE = new Mark("-", 0, "-");

        /** One line of text. */
        public String text() {
            return generation + " " + offset + " " + fingerprint;
        }

        public static Optional<Mark> parse(String text) {
            String[] words = text.split(" ", -1);
            if (words.length != 3) return Optional.empty();
            try {
                return Optional.of(new Mark(words[0], Long.parseLong(words[1]), words[2]));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** What comes next. */
    public sealed interface Step {
        /** Bytes that were appended; they begin at {@code offset}. Read-only, nobody else's. */
        record Bytes(long offset, ByteBuffer bytes) implements Step {}

        /**
         * From here on it is another file, or the same with another content; all that was left in
         * the one before has been given. Also the first step where there is a file.
         *
         * @param file to be closed by nobody but this tail, which does so one step after it has
         *     left it
         * @param offset from where on it is read: 0, but for the first one, which may have been
         *     read by an earlier tail or begun at its end, and for a copy of the one before
         * @param lost whether bytes of the one before may have gone unread (copytruncate)
         */
        record Begins(GrowingFile file, long offset, boolean lost) implements Step {}

        /** It does not exist, or not any more. Told once. */
        record Gone() implements Step {}

        /**
         * Nothing more now.
         *
         * @param held bytes that were left where they are, see {@link Cut}
         */
        record Idle(int held) implements Step {}
    }

    /** How much of what has come is taken now: who reads lines leaves the half of one. */
    public interface Cut {
        /** All of it. */
        Cut NONE = (bytes, full) -> bytes.remaining();

        /**
         * @param bytes what has come since the last that was taken, at least one
         * @param full whether it is as much as one step gives; then some must be taken
         * @return how many; what is left comes again, or, once no more can come, as it is
         */
        int of(ByteBuffer bytes, boolean full);
    }

    private final Rotation rotation;
    private final Optional<Mark> from;

    private @Nullable GrowingFile file;

    /** The one before, open until the next step: whoever has its bytes may look at it still. */
    private @Nullable GrowingFile before;

    private long offset;
    private Print print = new Print();

    /** Came and went before it was looked at; the oldest first. */
    private final ArrayDeque<Rotated.One> between = new ArrayDeque<>();

    /** Rotated ones that were seen: nothing in them is new, or they are in between. */
    private List<Rotated.One> old = List.of();

    /** How often an inode was filled, of those that were read: its number may be used again. */
    private final Map<Inode, Integer> fillings = new HashMap<>();

    private boolean begun;
    private boolean gone;

    /**
     * @param from where an earlier one stopped; empty to begin at the end of what is there
     */
    public Tail(Disk disk, Place place, Optional<Mark> from) {
        this.rotation = new Rotation(disk.beneath(), place);
        this.from = from;
    }

    /**
     * @param most bytes of one step
     */
    public Step next(int most) throws Trouble {
        return next(most, Cut.NONE);
    }

    /**
     * @param most bytes of one step
     */
    public Step next(int most, Cut cut) throws Trouble {
        if (before != null) before.close();
        before = null;
        if (!begun) return first();
        @Nullable GrowingFile present = file;
        if (present == null) return onward();
        long size = present.size();
        if (size < offset) return refilled(present);
        int wanted = (int) Math.min(most, size - offset);
        ByteBuffer read = present.readAll(offset - print.tailLength(), print.tailLength() + wanted);
        // In this order: what was read is the old content if the file still begins with it.
        if (!isStill(present, read)) return refilled(present);
        int held = read.remaining();
        if (held > 0) {
            int taken = cut.of(read.slice().asReadOnlyBuffer(), held == most);
            if (taken > 0) return give(read.slice(read.position(), taken));
        }
        if (present.size() > offset + held) return next(most, cut);
        if (isLast(present)) return new Step.Idle(held);
        if (held > 0) return give(read.slice());
        return following(present, most, cut);
    }

    private Step give(ByteBuffer bytes) {
        print.grow(bytes);
        Step step = new Step.Bytes(offset, bytes.asReadOnlyBuffer());
        offset += bytes.remaining();
        return step;
    }

    /**
     * @param read leaves it behind what was known
     */
    private boolean isStill(GrowingFile present, ByteBuffer read) throws Trouble {
        int known = print.tailLength();
        if (read.remaining() < known || !print.hasTail(read.slice(0, known))) return false;
        read.position(known);
        return print.hasHead(present);
    }

    private Step first() throws Trouble {
        Step step = from.isPresent() ? goOn(from.get()) : beginAtEnd();
        begun = true;
        return step;
    }

    private Step beginAtEnd() throws Trouble {
        Optional<Rotation.Scene> scene = rotation.scene();
        if (scene.isEmpty()) return nothingYet();
        old = scene.get().beside();
        return begin(scene.get().file(), scene.get().file().size(), false);
    }

    private Step beginAnew(boolean lost) throws Trouble {
        Optional<Rotation.Scene> scene = rotation.scene();
        if (scene.isEmpty()) return nothingYet();
        old = scene.get().beside();
        return begin(scene.get().file(), 0, lost);
    }

    private Step nothingYet() throws Trouble {
        old = rotation.beside();
        return nothing();
    }

    private Step goOn(Mark mark) throws Trouble {
        Optional<Inode> inode = Inode.ofGeneration(mark.generation());
        if (inode.isEmpty()) return beginAnew(!mark.equals(Mark.NONE));
        int filling = Inode.fillingOf(mark.generation());
        Optional<GrowingFile> there = rotation.open(filling);
        if (there.isPresent() && there.get().inode().equals(inode.get())) {
            GrowingFile same = there.get();
            if (!isAsMarked(same, mark)) {
                fillings.put(inode.get(), filling);
                return instead(same, mark);
            }
            old = rotation.beside();
            return begin(same, mark.offset(), false);
        }
        there.ifPresent(GrowingFile::close);
        Optional<GrowingFile> before = rotation.find(inode.get());
        if (before.isPresent()) {
            GrowingFile same = numbered(before.get(), filling);
            if (isAsMarked(same, mark)) {
                Step step = begin(same, mark.offset(), false);
                // Nobody saw which of the others came after it; their own times say it.
                long last = same.stat().mtimeNanos();
                old = rotation.beside().stream().filter(one -> one.changed() <= last).toList();
                return step;
            }
            same.close();
        }
        return beginAnew(true);
    }

    /** Whether that is what was read, and perhaps more; one that cannot be read is closed. */
    private static boolean isAsMarked(GrowingFile same, Mark mark) throws Trouble {
        try {
            return same.size() >= mark.offset()
                    && Print.of(same, mark.offset()).text().equals(mark.fingerprint());
        } catch (Trouble trouble) {
            same.close();
            throw trouble;
        }
    }

    /** The file with another number; the one that was given is closed. */
    private static GrowingFile numbered(GrowingFile file, int number) throws Trouble {
        try (file) {
            return file.refilled(number);
        }
    }

    /**
     * Whether what comes comes in this one. While a file without the path has another name, it was
     * moved, and a new one may come: what is written to it meanwhile, by who has it open, is still
     * the log.
     */
    private boolean isLast(GrowingFile present) throws Trouble {
        if (!between.isEmpty()) return false;
        Optional<GrowingFile> there = rotation.open(1);
        if (there.isEmpty()) return present.stat().nlink() > 0;
        try (GrowingFile other = there.get()) {
            return other.inode().equals(present.inode());
        }
    }

    /** Nothing is left in the one that is open, and nothing more comes. */
    private Step following(GrowingFile present, int most, Cut cut) throws Trouble {
        // Written to after it was read, and before another was seen in its place.
        if (present.size() > offset) return next(most, cut);
        return between.isEmpty() ? onward() : nextBetween();
    }

    /** After all that was read: those that came and went meanwhile, then the one that is there. */
    private Step onward() throws Trouble {
        Optional<Rotation.Scene> scene = rotation.scene();
        if (scene.isEmpty()) {
            // The one that was seen in its place was moved too: the next look finds it beside.
            if (file != null && file.stat().nlink() > 0) return new Step.Idle(0);
            leave();
            return nothing();
        }
        GrowingFile there = scene.get().file();
        for (Rotated.One one : scene.get().beside()) {
            boolean open = one.is(there) || (file != null && one.is(file));
            if (!open && old.stream().noneMatch(one::isSameAs)) between.add(one);
        }
        old = scene.get().beside();
        if (between.isEmpty()) return begin(there, 0, false);
        there.close();
        return nextBetween();
    }

    private Step nextBetween() throws Trouble {
        while (!between.isEmpty()) {
            Rotated.One one = between.remove();
            Optional<GrowingFile> found = rotation.find(one.inode());
            if (found.isEmpty()) continue;
            // Somebody may have copied what was read here, instead of moving it away.
            long known = isAsMarked(found.get(), mark()) ? offset : 0;
            if (known == 0 || found.get().size() > known) return begin(found.get(), known, false);
            found.get().close();
        }
        return onward();
    }

    /** The same file with another content. */
    private Step refilled(GrowingFile present) throws Trouble {
        return instead(present.refilled(present.filling()), mark());
    }

    /**
     * The file was cut or written anew. Where it was copied before (copytruncate of logrotate(8)),
     * what was not read of it is in the copy.
     *
     * @param cut as it is now; closed where it is not what comes next
     */
    private Step instead(GrowingFile cut, Mark mark) throws Trouble {
        // Two logs may well begin with the same line: a copy is one that was not there before, or
        // that has more in common than a line.
        boolean sure = begun ? mark.offset() > 0 : mark.offset() >= Print.HEAD;
        List<Rotated.One> before = old;
        old = rotation.beside();
        for (Rotated.One one : old) {
            if (!sure || one.is(cut) || before.stream().anyMatch(one::isSameAs)) continue;
            Optional<GrowingFile> found = rotation.find(one.inode());
            if (found.isEmpty()) continue;
            GrowingFile copy = found.get();
            if (isAsMarked(copy, mark) && copy.size() > mark.offset()) {
                cut.close();
                return begin(copy, mark.offset(), false);
            }
            copy.close();
        }
        return begin(cut, 0, true);
    }

    private Step begin(GrowingFile opened, long at, boolean lost) throws Trouble {
        int before = fillings.getOrDefault(opened.inode(), 0);
        GrowingFile next = opened.filling() > before ? opened : numbered(opened, before + 1);
        try {
            print = Print.of(next, at);
        } catch (Trouble trouble) {
            next.close();
            throw trouble;
        }
        leave();
        fillings.put(next.inode(), next.filling());
        file = next;
        offset = at;
        gone = false;
        return new Step.Begins(next, at, lost);
    }

    private Step nothing() {
        if (gone) return new Step.Idle(0);
        gone = true;
        return new Step.Gone();
    }

    private void leave() {
        if (before != null) before.close();
        before = file;
        file = null;
    }

    /** Where another one could go on; that of before until the first step. */
    public Mark mark() {
        @Nullable GrowingFile present = file;
        if (!begun) return from.orElse(Mark.NONE);
        return present == null ? Mark.NONE : new Mark(present.generation(), offset, print.text());
    }

    @Override
    public void close() {
        leave();
        if (before != null) before.close();
    }
}
