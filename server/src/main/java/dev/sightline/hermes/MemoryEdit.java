package dev.sightline.hermes;

import dev.sightline.hermes.home.MemoryFile;
import dev.sightline.hermes.home.Redactor;
import dev.sightline.http.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What a user wants to be otherwise in what an agent remembers. */
sealed interface MemoryEdit {
    /**
     * @param content without blanks at its ends
     */
    record Add(String content) implements MemoryEdit {}

    /**
     * @param old the entry, or a part of it that no other entry has
     */
    record Replace(String old, String content) implements MemoryEdit {}

    record Forget(String old) implements MemoryEdit {}

    /** For the log. */
    default String word() {
        return switch (this) {
            case Add add -> "remember";
            case Replace replace -> "replace";
            case Forget forget -> "forget";
        };
    }

    /**
     * A text of one entry.
     *
     * @throws Refusal 400 where it is blank, 422 where it would not be read as it was written
     */
    static String content(String text) throws Refusal {
        String content = text.strip();
        if (content.isEmpty()) throw new Refusal(400, "empty", "content cannot be empty");
        if (MemoryFile.isDivided(content)) {
            throw new Refusal(
                    422,
                    "divided",
                    "content holds a §, which would make two entries of it; write it without");
        }
        if (content.contains(Redactor.REDACTED)) {
            throw new Refusal(
                    422,
                    "redacted",
                    "content holds %s, which stands for a secret that is not shown; write it in the"
                                    .formatted(Redactor.REDACTED)
                            + " file itself");
        }
        return content;
    }

    /**
     * The entries as they are wanted.
     *
     * @param shown how an entry looks to the user
     * @throws Refusal 404, 409
     */
    default List<String> apply(List<String> entries, UnaryOperator<String> shown) throws Refusal {
        List<String> now = new ArrayList<>(entries);
        switch (this) {
            case Add(String content) -> {
                if (now.contains(content)) throw new Refusal(409, "duplicate", "Duplicate entry");
                now.add(content);
            }
            case Replace(String old, String content) -> now.set(find(now, old, shown), content);
            case Forget(String old) -> now.remove(find(now, old, shown));
        }
        return now;
    }

    /** One that is the text wins over those that hold it, which it may be a part of. */
    private static int find(List<String> entries, String old, UnaryOperator<String> shown)
            throws Refusal {
        List<Integer> same = where(entries, entry -> entry.equals(old));
        if (same.isEmpty()) same = where(entries, entry -> shown.apply(entry).equals(old));
        // A file may hold an entry twice: either is as good.
        if (!same.isEmpty()) return same.getFirst();
        List<Integer> holding = where(entries, entry -> entry.contains(old));
        if (holding.isEmpty()) {
            throw new Refusal(404, "no_match", "No entry matches old_text");
        }
        if (holding.size() > 1) {
            throw new Refusal(
                    409, "ambiguous", "Multiple entries match — use a more specific old_text");
        }
        return holding.getFirst();
    }

    private static List<Integer> where(List<String> entries, Predicate<String> condition) {
        return IntStream.range(0, entries.size())
                .filter(i -> condition.test(entries.get(i)))
                .boxed()
                .toList();
    }
}
