package dev.sightline.hermes.collect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody looks for, as SQLite wants it.
 *
 * @param asked as it was typed, without blanks at its ends
 */
record SearchWords(String asked) {
    private static final int WITHOUT_A_HIT = 100;

    SearchWords {
        asked = asked.replace("\0", "").strip();
    }

    private List<String> words() {
        return Arrays.stream(asked.split("\\s+", -1))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    /**
     * For MATCH of FTS5: each word as a string, so that nothing in it is an operator; the last may
     * go on. Empty where there is no word in it.
     */
    Optional<String> match() {
        List<String> words = words();
        if (words.isEmpty()) return Optional.empty();
        return Optional.of(
                words.stream()
                        .map(word -> '"' + word.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(" ", "", "*")));
    }

    /** For {@code LIKE ? ESCAPE '\'}: the whole text anywhere, and nothing in it is wild. */
    String like() {
        return "%" + asked.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** What stands around the text, or around the first of its words; else how it begins. */
    String snippet(String content) {
        int[] found = find(content, asked);
        for (String word : words()) {
            if (found.length > 0) break;
            found = find(content, word);
        }
        return found.length == 0
                ? Excerpt.first(content, WITHOUT_A_HIT)
                : Excerpt.around(content, found[0], found[1], "…");
    }

    private static int[] find(String content, String part) {
        Matcher matcher =
                Pattern.compile(
                                Pattern.quote(part),
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(content);
        return matcher.find() ? new int[] {matcher.start(), matcher.end()} : new int[0];
    }
}
