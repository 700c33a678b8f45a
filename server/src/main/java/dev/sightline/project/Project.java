package dev.sightline.project;

import dev.sightline.disk.Root;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A root with an id and a name.
 *
 * @param id {@code <slug>-<first 6 hex of sha-256 of the absolute path>} (compat.md, "Project id")
 * @param slug the name in letters, digits and dashes; several projects may have the same
 */
public record Project(String id, String slug, Root root, Origin origin) {
    private static final Pattern NOT_A_SLUG = Pattern.compile("[^a-z0-9-]+");
    private static final int HEX = 6;

    static Project of(Root root, Origin origin) {
        String slug = slugOf(root.name());
        return new Project(slug + "-" + digest(root.path()), slug, root, origin);
    }

    static String slugOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        String slug = NOT_A_SLUG.matcher(lower).replaceAll("-");
        return slug.isEmpty() ? "project" : slug;
    }

    private static String digest(Path path) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(path.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public String name() {
        return root.name();
    }

    /** Absolute, links resolved. */
    public Path path() {
        return root.path();
    }
}
