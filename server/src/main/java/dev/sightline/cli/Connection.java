package dev.sightline.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Another node that scripts may run on, as {@code --connect-to NAME=URL} names it.
 *
 * @param url scheme, host and port, nothing else
 * @param tokenFile of {@code --token-file}: the token that the other node takes
 */
public record Connection(String name, URI url, Optional<Path> tokenFile) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,49}");

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** What was said is no connection; the message is for its author. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what, null, false, false);
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }

    Connection withToken(Path file) {
        return new Connection(name, url, Optional.of(file));
    }

    /**
     * @param said {@code NAME=URL}
     */
    static Connection of(String said) throws Wrong {
        int equals = said.indexOf('=');
        if (equals < 0) throw new Wrong("say NAME=URL, such as gpu=http://localhost:8889");
        String name = said.substring(0, equals);
        if (!NAME.matcher(name).matches()) {
            throw new Wrong("a name is up to 50 letters, digits, `_`, `-` and `.`");
        }
        return new Connection(name, address(said.substring(equals + 1)), Optional.empty());
    }

    private static URI address(String said) throws Wrong {
        URI url;
        try {
            url = new URI(said);
        } catch (URISyntaxException e) {
            throw new Wrong("no URL: " + said);
        }
        String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        boolean bare =
                url.getUserInfo() == null
                        && url.getQuery() == null
                        && url.getFragment() == null
                        && Set.of("", "/").contains(Objects.requireNonNullElse(url.getPath(), ""));
        if (!web || url.getHost() == null || !bare) {
            throw new Wrong(
                    "an address is http:// or https://, a host and a port, no more: " + said);
        }
        return url;
    }

    /** All of them together: no name twice, and no token in the clear between machines. */
    static void check(List<Connection> all) throws Wrong {
        for (Connection one : all) {
            if (all.stream().filter(other -> other.name().equals(one.name())).count() > 1) {
                throw new Wrong("the name `%s` is given twice".formatted(one.name()));
            }
            boolean clear = "http".equalsIgnoreCase(one.url().getScheme());
            boolean here = HERE.contains(String.valueOf(one.url().getHost()));
            if (one.tokenFile().isPresent() && clear && !here) {
                throw new Wrong(
                        "the token of `%s` would cross the network in the clear; use https://, or a"
                                        .formatted(one.name())
                                + " tunnel: ssh -L 8889:localhost:8888 HOST, then"
                                + " http://localhost:8889");
            }
        }
    }
}
