package dev.sightline.project;

import dev.sightline.journal.Kept;
import dev.sightline.journal.Sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the journal keeps of a project: a row for each file as it was told last, and one, whose key
 * no relative path can be, for the project itself.
 */
final class Told {
    private static final String SELF = "/";
    private static final String LISTED = "listed";
    private static final String GONE = "gone";
    private static final int BATCH = 1_000;

    private final Sequence sequence;
    private final String space;

    Told(Sequence sequence, String project) {
        this.sequence = sequence;
        this.space = space(project);
    }

    String space() {
        return space;
    }

    /** Where the rows of a project are. */
    static String space(String project) {
        return "disk/" + project;
    }

    /**
     * @param listed whether all files were kept once; else there was no start that came so far
     * @param gone whether everyone was told that the directory is gone
     */
    record Memory(boolean listed, boolean gone) {}

    /**
     * Fills the model with what was told last. What may no longer be known, since {@code --allow}
     * says less than before, is forgotten without a word: its name is not to be told either.
     */
    Memory recall(FileModel model) {
        Map<String, String> rows = sequence.kept(space);
        String self = rows.getOrDefault(SELF, "");
        List<Kept> denied = new ArrayList<>();
        rows.forEach((path, text) ->
                FileStamp.parse(text)
                        .ifPresent(stamp -> {
                            if (model.shows(path)) model.apply(new FileChange.Created(path, stamp));
                            else denied.add(new Kept(space, path, null));
                        }));
        for (int from = 0; from < denied.size(); from += BATCH) {
            sequence.keep(denied.subList(from, Math.min(from + BATCH, denied.size())));
        }
        return new Memory(!self.isEmpty(), self.equals(GONE));
    }

    /** The row of the project itself. */
    Kept self(boolean gone) {
        return new Kept(space, SELF, gone ? GONE : LISTED);
    }

    /** Keeps what was found at the very first start, and that this was all. */
    void keep(Iterable<FileChange> changes) {
        List<Kept> rows = new ArrayList<>();
        for (FileChange change : changes) {
            rows.addAll(change.kept(space));
            if (rows.size() >= BATCH) {
                sequence.keep(rows);
                rows = new ArrayList<>();
            }
        }
        rows.add(self(false));
        sequence.keep(rows);
    }
}
