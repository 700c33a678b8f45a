package dev.sightline.watch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a {@code .gitignore} file, understood as {@code gitignore(5)} says.
 *
 * @param segments the globs between the slashes; null stands for {@code **}
 * @param negated whether the line began with {@code !}
 * @param directoriesOnly whether it ended with a slash
 */
record GitignorePattern(List<@Nullable Glob> segments, boolean negated, boolean directoriesOnly) {

    static final Pattern SLASH = Pattern.compile("/", Pattern.LITERAL);

    /** The pattern of a line, or null for a comment or an empty one. */
    static @Nullable GitignorePattern parse(String line) {
        String text = withoutTrailingSpaces(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return null;
        }
        boolean negated = text.startsWith("!");
        if (negated) {
            text = text.substring(1);
        }
        boolean directoriesOnly = text.endsWith("/");
        if (directoriesOnly) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isEmpty()) {
            return null;
        }
        boolean anchored = text.indexOf('/') >= 0;
        String body = text.startsWith("/") ? text.substring(1) : text;
        String full = anchored ? body : "**/" + body;
        List<@Nullable Glob> segments = new ArrayList<>();
        for (String part : SLASH.split(full, -1)) {
            segments.add(part.equals("**") ? null : new Glob(part));
        }
        return new GitignorePattern(segments, negated, directoriesOnly);
    }

    boolean matches(String[] path, boolean directory) {
        return (directory || !directoriesOnly) && matches(path);
    }

    /** As in {@link Glob}: only the last {@code **} ever needs to take more. */
    private boolean matches(String[] path) {
        int at = 0;
        int segment = 0;
        int stars = -1;
        int starsAt = 0;
        while (at < path.length) {
            Glob glob = segment < segments.size() ? segments.get(segment) : null;
            if (segment < segments.size() && glob == null) {
                if (segment == segments.size() - 1) {
                    return true;
                }
                stars = segment++;
                starsAt = at;
            } else if (glob != null && glob.matches(path[at])) {
                segment++;
                at++;
            } else if (stars >= 0) {
                segment = stars + 1;
                at = ++starsAt;
            } else {
                return false;
            }
        }
        // "a/**" is what lies in a, not a itself
        return segment == segments.size();
    }

    private static String withoutTrailingSpaces(String line) {
        int end = line.length();
        while (end > 0
                && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\r')
                && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }
}
