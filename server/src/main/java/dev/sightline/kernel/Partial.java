package dev.sightline.kernel;

import dev.sightline.python.Output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a statement that runs has put out so far, in order. Not safe for threads. */
final class Partial {
    /** Characters of text of one statement. */
    static final int TEXT = 1024 * 1024;

    /** Changes between its two streams. */
    private static final int PIECES = 16_384;

    /** Its rich outputs; the worker bounds their size. */
    private static final int RICH = 200;

    /**
     * How much of it somebody has had.
     *
     * @param pieces of which the last may have grown since
     */
    record Cursor(int pieces, Words.Mark last) {
        static final Cursor START = new Cursor(0, Words.Mark.START);
    }

    private sealed interface Piece {
        record Text(Words words) implements Piece {}

        record Rich(Output output) implements Piece {}
    }

    private final List<Piece> pieces = new ArrayList<>();
    private int chars;
    private int rich;
    private long cut;

    void text(boolean err, String text) {
        if (pieces.size() >= PIECES) {
            cut += text.length();
            return;
        }
        Words words = words(err);
        int before = words.length();
        int taken = words.add(text, TEXT - chars);
        chars += words.length() - before;
        cut += text.length() - taken;
    }

    private Words words(boolean err) {
        if (!pieces.isEmpty()
                && pieces.getLast() instanceof Piece.Text(Words words)
                && words.isErr() == err) {
            return words;
        }
        Words words = new Words(err);
        pieces.add(new Piece.Text(words));
        return words;
    }

    void show(Output output) {
        if (rich++ < RICH) pieces.add(new Piece.Rich(output));
    }

    /** What is there of it now, and what a result says of what was left out. */
    List<Output> outputs() {
        List<Output> all = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text(Words words) -> {
                    if (words.length() > 0) all.add(said(words.isErr(), words.toString()));
                }
                case Piece.Rich(Output output) -> all.add(output);
            }
        }
        if (cut > 0) {
            all.add(
                    new Output(
                            "stderr",
                            "[cut here: a statement shows at most 1 MiB of text; %,d characters"
                                            .formatted(cut)
                                    + " more were printed]\n",
                            Map.of("cut", cut)));
        }
        if (rich > RICH) {
            all.add(Output.of("stderr", "[%d more were shown]\n".formatted(rich - RICH)));
        }
        return all;
    }

    /** What has come since; empty where nothing has. */
    Optional<List<Output>> since(Cursor cursor) {
        if (cursor.equals(cursor())) return Optional.empty();
        List<Output> news = new ArrayList<>();
        for (int i = Math.max(0, cursor.pieces() - 1); i < pieces.size(); i++) {
            Words.Mark mark = i == cursor.pieces() - 1 ? cursor.last() : Words.Mark.START;
            switch (pieces.get(i)) {
                case Piece.Text(Words words) -> {
                    String text = words.since(mark);
                    if (!text.isEmpty()) news.add(said(words.isErr(), text));
                }
                case Piece.Rich(Output output) -> {
                    if (i >= cursor.pieces()) news.add(output);
                }
            }
        }
        return news.isEmpty() ? Optional.empty() : Optional.of(news);
    }

    Cursor cursor() {
        if (pieces.isEmpty()) return Cursor.START;
        return new Cursor(
                pieces.size(),
                pieces.getLast() instanceof Piece.Text(Words words)
                        ? words.mark()
                        : Words.Mark.START);
    }

    private static Output said(boolean err, String text) {
        return Output.of(err ? "stderr" : "stdout", text);
    }
}
