package dev.sightline.hermes.home;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /**
     * Letters of a key. Every quantifier is bounded or possessive: the time grows with the text.
     */
    private static final Pattern KEYS =
            Pattern.compile(
                    "(?<![A-Za-z0-9_])(?:"
                            + "sk-[A-Za-z0-9_-]{16,300}+"
                            + "|gh[pousr]_[A-Za-z0-9]{20,300}+"
                            + "|github_pat_[A-Za-z0-9_]{20,300}+"
                            + "|glpat-[A-Za-z0-9_-]{16,300}+"
                            + "|xox[abeoprs]-[A-Za-z0-9-]{10,300}+"
                            + "|xapp-[A-Za-z0-9-]{10,300}+"
                            + "|AIza[A-Za-z0-9_-]{30,60}+"
                            + "|(?:AKIA|ASIA)[A-Z0-9]{16}+"
                            + "|hf_[A-Za-z0-9]{20,300}+"
                            + "|gsk_[A-Za-z0-9]{20,300}+"
                            + "|r8_[A-Za-z0-9]{20,300}+"
                            + "|eyJ[A-Za-z0-9_-]{10,2000}+\\.[A-Za-z0-9_-]{10,4000}+\\.[A-Za-z0-9_-]{10,2000}+"
                            + "|[0-9]{8,12}:[A-Za-z0-9_-]{30,60}+"
                            + ")");

    /** {@code Authorization: Bearer …}, {@code api_key=…}, {@code "password": "…"} in any text. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)((?:bearer\\s{1,3}+)"
                            + "|(?:(?:api[_-]?key|access[_-]?key|secret(?:[_-]?key)?|auth[_-]?token"
                            + "|access[_-]?token|refresh[_-]?token|bot[_-]?token|client[_-]?secret"
                            + "|password|passwd)"
                            + "(?:\\\\?[\"'])?\\s{0,3}+[:=]\\s{0,3}+(?:\\\\?[\"'])?))"
                            + "([A-Za-z0-9_+/.~=@!#$%^&*-]{8,500}+)");

    private final List<String> secrets;

    /**
     * @param secrets values; what is too short to be one is left out
     */
    Redactor(Set<String> secrets) {
        // One that begins like another must not leave its end.
        this.secrets =
                secrets.stream()
                        .flatMap(secret -> Stream.of(secret, secret.strip()))
                        .filter(secret -> secret.strip().length() >= SHORTEST)
                        .distinct()
                        .sorted(Comparator.comparingInt(secret -> -secret.length()))
                        .toList();
    }

    /** Takes out what either of the two does. */
    Redactor and(Redactor other) {
        Set<String> both = new LinkedHashSet<>(secrets);
        both.addAll(other.secrets);
        return new Redactor(both);
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
        object.forEach((name, value) -> clean.put(redact(String.valueOf(name)), redact(value)));
        return clean;
    }

    /** A text without secrets. */
    public String redact(String text) {
        String clean = text;
        for (String secret : secrets) clean = clean.replace(secret, REDACTED);
        clean = KEYS.matcher(clean).replaceAll(REDACTED);
        return NAMED.matcher(clean)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + REDACTED));
    }

    /** Whether it takes out the same. */
    public boolean isLike(Redactor other) {
        return secrets.equals(other.secrets);
    }
}
