package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.MemoryFile;
import dev.sightline.hermes.home.StateDb.Row;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where somebody put the agent right.
 *
 * @param seconds when, since 1970; of what it remembers nobody knows
 * @param source {@code memory}, {@code user} or {@code session}
 * @param title of the session
 */
record Correction(
        Optional<Double> seconds,
        String source,
        String summary,
        String detail,
        Optional<String> title,
        Severity severity) {

    /** How bad it was. */
    enum Severity {
        CRITICAL,
        MAJOR,
        MINOR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Rule(Pattern words, Severity severity) {
        private Rule(String words, Severity severity) {
            this(Pattern.compile(words, Pattern.CASE_INSENSITIVE), severity);
        }
    }

    /** The first that fits says how bad it was. */
    private static final List<Rule> RULES =
            List.of(
                    new Rule("gotcha", Severity.MAJOR),
                    new Rule("don't .+ as a problem", Severity.MAJOR),
                    new Rule("caught me", Severity.CRITICAL),
                    new Rule("verify before", Severity.CRITICAL),
                    new Rule("read .+ before making", Severity.MAJOR));

    /** In what users say, in this order. */
    static final List<String> WORDS =
            List.of(
                    "wrong",
                    "incorrect",
                    "verify",
                    "actually",
                    "not right",
                    "not correct",
                    "not true",
                    "push back");

    private static final int SUMMARY = 80;
    private static final int DETAIL = 300;

    /** One that the agent remembers, if that is what an entry is. */
    static Optional<Correction> remembered(MemoryEntry entry, MemoryFile file) {
        if (entry.category() != MemoryEntry.Category.CORRECTION) return Optional.empty();
        Severity severity =
                RULES.stream()
                        .filter(rule -> rule.words().matcher(entry.text()).find())
                        .findFirst()
                        .map(Rule::severity)
                        .orElse(Severity.MINOR);
        return Optional.of(
                new Correction(
                        Optional.empty(),
                        file.word(),
                        Excerpt.cut(entry.text(), SUMMARY),
                        entry.text(),
                        Optional.empty(),
                        severity));
    }

    /**
     * One that a user said.
     *
     * @param row content, said, title
     */
    static Correction said(Row row) {
        String text = row.text("content").orElse("");
        String lower = text.toLowerCase(Locale.ROOT);
        String word = WORDS.stream().filter(lower::contains).findFirst().orElse("");
        int from = lower.length() == text.length() ? Math.max(0, lower.indexOf(word)) : 0;
        return new Correction(
                row.real("said"),
                "session",
                Excerpt.around(text, from, Math.min(text.length(), from + word.length()), "..."),
                Excerpt.first(text, DETAIL),
                row.text("title"),
                Severity.MINOR);
    }

    Map<String, Object> fields() {
        return Fields.of(
                "timestamp",
                SessionList.orNull(seconds.map(UnixTime::iso)),
                "source",
                source,
                "summary",
                summary,
                "detail",
                detail,
                "session_title",
                SessionList.orNull(title),
                "severity",
                severity.word());
    }
}
