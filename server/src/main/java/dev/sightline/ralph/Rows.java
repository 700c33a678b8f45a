package dev.sightline.ralph;

import dev.sightline.disk.Content;
import dev.sightline.disk.Tail;
import dev.sightline.disk.Trouble;
import dev.sightline.project.Project;
import dev.sightline.ralph.format.Iteration;
import dev.sightline.ralph.format.Iterations;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code iterations.jsonl}: a row for each iteration that has ended. Which rows were told is known
 * by their content, so that a file that is written anew tells only what is new in it.
 */
final class Rows implements AutoCloseable {
    private static final String ROW = "row/";
    private static final int PIECE = 1024 * 1024;
    private static final int HASH = 16;

    /** Longer than any row that a loop writes. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private final Teller teller;
    private final Tail tail;

    /** How often a row of this content was told. */
    private final Map<String, Integer> told = new HashMap<>();

    /** How often it stands in the file as it is now. */
    private final Map<String, Integer> found = new HashMap<>();

    private final List<Iteration> rows = new ArrayList<>();

    /** Of the rows that were not given yet, by their place. */
    private final SortedMap<Integer, String> fresh = new TreeMap<>();

    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private List<Iteration> numbered = List.of();

    /** Not given yet: where a look meets trouble, they come with the next. */
    private List<Ended> ended = new ArrayList<>();

    private boolean exists;
    private int held;

    Rows(Around around, Project project, Teller teller, Map<String, String> kept) {
        this.teller = teller;
        this.tail =
                new Tail(
                        around.disk(),
                        Around.place(project, Part.ROWS_FILE),
                        Optional.of(Tail.Mark.NONE));
        kept.forEach((key, value) -> {
            if (key.startsWith(ROW)) told.put(key.substring(ROW.length()), Integer.valueOf(value));
        });
    }

    boolean exists() {
        return exists;
    }

    /** All rows of the file, numbered. */
    List<Iteration> all() {
        return numbered;
    }

    /** Bytes of a row that is not whole yet. */
    int held() {
        return held;
    }

    /** A new row: the iteration has ended. */
    record Ended(Iteration iteration, News news) {}

    /**
     * What is new in it, in its order. Calls the system.
     *
     * @param idle nothing has come for a while: a last row without a line end is taken if it is one
     */
    List<Ended> look(boolean idle) throws Trouble {
        while (true) {
            switch (tail.next(PIECE, (bytes, full) -> cut(bytes, full, idle))) {
                case Tail.Step.Begins _ -> begin(true);
                case Tail.Step.Gone _ -> begin(false);
                case Tail.Step.Bytes(long _, ByteBuffer bytes) -> add(bytes);
                case Tail.Step.Idle(int left) -> {
                    held = left;
                    settle();
                    List<Ended> all = ended;
                    ended = new ArrayList<>();
                    return all;
                }
            }
        }
    }

    private void begin(boolean there) {
        settle();
        exists = there;
        rows.clear();
        found.clear();
        unfinished.reset();
        numbered = List.of();
    }

    private void settle() {
        if (numbered.size() != rows.size()) numbered = Iterations.numbered(rows);
        fresh.forEach((index, hash) -> ended.add(ended(numbered.get(index), hash)));
        fresh.clear();
    }

    private static int cut(ByteBuffer bytes, boolean full, boolean idle) {
        int lines = Lines.wholeLines(bytes);
        if (lines > 0) return lines;
        if (full) return bytes.remaining();
        if (!idle) return 0;
        String last = StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        return Iterations.parseLine(last).isPresent() ? bytes.remaining() : 0;
    }

    private void add(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        int start = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] != '\n') continue;
            unfinished.write(all, start, i - start);
            line();
            start = i + 1;
        }
        unfinished.write(all, start, all.length - start);
        if (unfinished.size() > LONGEST) unfinished.reset();
        // A last row without a line end was taken because it is whole.
        if (start < all.length && Iterations.parseLine(text()).isPresent()) line();
    }

    private String text() {
        return unfinished.toString(StandardCharsets.UTF_8);
    }

    private void line() {
        String text = text().strip();
        unfinished.reset();
        Optional<Iteration> row = Iterations.parseLine(text);
        if (row.isEmpty()) return;
        String hash = Content.etagOf(text.getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
        int count = found.merge(hash, 1, Integer::sum);
        if (count > told.getOrDefault(hash, 0)) {
            told.put(hash, count);
            fresh.put(rows.size(), hash);
        }
        rows.add(row.get());
    }

    private Ended ended(Iteration iteration, String hash) {
        return new Ended(
                iteration,
                News.of(
                        teller.event("iteration_completed", iteration.eventFields()),
                        teller.kept(ROW + hash, String.valueOf(told.get(hash)))));
    }

    @Override
    public void close() {
        tail.close();
    }
}
