package dev.sightline.auth;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Someone with a password.
 *
 * @param hash of the password, see {@link PasswordHash}
 * @param tokenVersion never used twice, also not by another user of the same name: it changes with
 *     the password, and whatever was handed out under an older one is void
 */
public record User(String name, String hash, Role role, long tokenVersion, Instant created) {
    /** Letters and digits of any script: safe in a log line and on a terminal. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,63}");

    /** Names that the audit log has for others. */
    private static final Set<String> TAKEN =
            Set.of("owner", "program", "anyone", "nobody", "metrics");

    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !TAKEN.contains(name.toLowerCase(Locale.ROOT));
    }
}
