package dev.sightline.hermes.home;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in an {@code .env} that have a value, without any value. */
final class EnvironmentNames {
    private static final Pattern ASSIGNED =
            Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*\\S.*");

    private EnvironmentNames() {}

    /** In order. */
    static List<String> of(String text) {
        return text.lines()
                .map(String::strip)
                .map(ASSIGNED::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }
}
