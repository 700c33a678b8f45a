package dev.sightline.hermes.home;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.io.JsonStringEncoder;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes secrets out of what leaves the home: values of {@code .env}, {@code auth.json} and of
 * secret keys of {@code config.yaml} wherever they stand, and what looks like a key of a known
 * service (security.md, row 20). Every answer and every event goes through it.
 */
public final class Redactor {
    /** In the place of a secret. */
    public static final String REDACTED = "[redacted]";

    /** Shorter ones are words, and would take half of the text with them. */
    private static final int SHORTEST = 8;

    /** Names of fields are few, and the same in each of thousands of rows. */
    private static final int MOST_NAMES = 1_000;

    private static final int LONGEST_NAME = 64;

    /** As they were said. */
    private final Set<String> said;

    /** In every form in which they stand in texts; the longest first. */
    private final List<String> secrets;

    private final Cuts cuts;
    private final int longest;

    /** As they were, and without secrets: what this makes of a text is always the same. */
    private final Map<String, String> names = new ConcurrentHashMap<>();

    /**
     * @param secrets values; what is too short to be one is left out
     */
    Redactor(Set<String> secrets) {
        this.said = Collections.unmodifiableSet(new LinkedHashSet<>(secrets));
        // One that begins like another must not leave its end.
        this.secrets =
                secrets.stream()
                        .map(String::strip)
                        .filter(secret -> secret.length() >= SHORTEST)
                        .flatMap(Redactor::forms)
                        .distinct()
                        .sorted(
                                Comparator.comparingInt((String secret) -> -secret.length())
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        this.cuts = new Cuts(this.secrets);
        this.longest = this.secrets.isEmpty() ? 0 : this.secrets.getFirst().length();
    }

    /** Also as it stands in JSON (a tool's arguments are JSON in a text), and in an address. */
    private static Stream<String> forms(String secret) {
        String inJson = new String(JsonStringEncoder.getInstance().quoteAsCharArray(secret));
        String twice = new String(JsonStringEncoder.getInstance().quoteAsCharArray(inJson));
        return Stream.of(secret, inJson, twice, URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    /**
     * Takes out more values.
     *
     * @param most of them in all; the oldest go
     */
    Redactor and(Set<String> more, int most) {
        Set<String> all = new LinkedHashSet<>(said);
        // Those that are still said are the newest.
        all.removeAll(more);
        all.addAll(more);
        return new Redactor(
                all.stream()
                        .skip(Math.max(0, all.size() - most))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The same value, as JSON has it, without secrets in any of its texts and names. */
    public @Nullable Object redact(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> redact(text);
            case Map<?, ?> map -> redact(map);
            case Collection<?> items -> {
                List<@Nullable Object> clean = new ArrayList<>();
                items.forEach(item -> clean.add(redact(item)));
                yield clean;
            }
            case Number number -> number;
            case Boolean flag -> flag;
            default -> redact(value.toString());
        };
    }

    /** An object, its names too. */
    public Map<String, @Nullable Object> redact(Map<?, ?> object) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        object.forEach((name, value) -> clean.put(name(String.valueOf(name)), redact(value)));
        return clean;
    }

    private String name(String name) {
        String known = names.get(name);
        if (known != null) return known;
        String clean = redact(name);
        if (name.length() <= LONGEST_NAME && names.size() < MOST_NAMES) names.put(name, clean);
        return clean;
    }

    /** A text without secrets. */
    public String redact(String text) {
        String clean = text;
        for (String secret : secrets) clean = clean.replace(secret, REDACTED);
        clean = cuts.isEmpty() ? clean : withoutCuts(clean);
        return KnownKeys.without(clean);
    }

    /** Excerpts end, and begin, in the midst of a secret at times. */
    private String withoutCuts(String text) {
        int to = text.endsWith("...") ? text.length() - 3 : text.length();
        if (text.endsWith("…")) to--;
        String clean = text;
        for (int i = Math.max(0, to - longest); i <= to - SHORTEST; i++) {
            if (cuts.begin(text, i, to)) {
                clean = text.substring(0, i) + REDACTED + text.substring(to);
                break;
            }
        }
        int from = clean.startsWith("...") ? 3 : clean.startsWith("…") ? 1 : 0;
        for (int i = Math.min(clean.length(), from + longest); i >= from + SHORTEST; i--) {
            if (cuts.end(clean, from, i)) {
                return clean.substring(0, from) + REDACTED + clean.substring(i);
            }
        }
        return clean;
    }

    /** Whether it takes out the same. */
    public boolean isLike(Redactor other) {
        return secrets.equals(other.secrets);
    }
}
