package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.MemoryFile;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One thing that an agent remembers.
 *
 * @param text without blanks at its ends
 * @param category what it is about, by the words in it
 */
record MemoryEntry(String text, Category category) {
    /** In the order in which they are tried. */
    enum Category {
        CORRECTION(
                "gotcha|don't|caught|wrong|verify before|supersedes|not usable|doesn't work"
                        + "|won't help|not yet confirmed|was stuck|may need manual"),
        /** Only of the user. */
        PREFERENCE(
                "preferred|expects|familiar with|interested in|push back|voice-to-text|phonetic"
                        + "|platform:|switched to|long-time|default model"),
        TODO("todo:|needs to|not yet"),
        PROJECT("project|~/projects/|repo|agent"),
        ENVIRONMENT(
                "wsl|ubuntu|installed|configured|version|ssd|gpu|rtx|backend|systemd|api_key"
                        + "|provider|build:|tok/s"),
        OTHER("");

        private final Pattern words;

        Category(String words) {
            this.words = Pattern.compile(words);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean isOf(String lower, MemoryFile file) {
            return (this != PREFERENCE || file == MemoryFile.USER) && words.matcher(lower).find();
        }
    }

    static MemoryEntry of(String text, MemoryFile file) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Category category : Category.values()) {
            if (category.isOf(lower, file)) return new MemoryEntry(text, category);
        }
        return new MemoryEntry(text, Category.OTHER);
    }

    Map<String, @Nullable Object> fields() {
        return Fields.orNull(
                "text", text,
                "category", category.word(),
                "char_count", text.codePointCount(0, text.length()));
    }
}
