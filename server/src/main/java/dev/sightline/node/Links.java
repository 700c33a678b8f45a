package dev.sightline.node;

import dev.sightline.auth.AuthMode;
import dev.sightline.auth.Identity;
import dev.sightline.auth.OneTimeSecrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Addresses of the page that open once. The secret stands in the fragment, which browsers send to
 * no server and put into no Referer.
 */
public final class Links {
    private final String base;
    private final AuthMode mode;
    private final OneTimeSecrets secrets;

    /**
     * @param base such as {@code http://127.0.0.1:8888}
     */
    public Links(String base, AuthMode mode, OneTimeSecrets secrets) {
        this.base = base;
        this.mode = mode;
        this.secrets = secrets;
    }

    /** A new link to the page, or to the editor on a file. */
    public String to(Optional<Path> file) {
        return to(base, file) + fragment();
    }

    /**
     * The same address without a secret.
     *
     * @param base such as {@code http://127.0.0.1:8888}
     */
    public static String to(String base, Optional<Path> file) {
        return base + "/" + file.map(path -> "?path=" + escaped(path.toString())).orElse("");
    }

    private String fragment() {
        return switch (mode) {
            case LAUNCH -> "#launch=" + secrets.mint(Identity.OWNER);
            case PASSWORD, NONE -> "";
        };
    }

    private static String escaped(String path) {
        // A query may hold slashes as they are (RFC 3986, 3.4), and people read these.
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
