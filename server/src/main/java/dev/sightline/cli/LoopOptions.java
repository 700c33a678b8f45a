package dev.sightline.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The options that concern AI coding loops. */
final class LoopOptions {
    /** Words of {@code --notify-format}. */
    static final List<String> FORMATS = List.of("json", "ntfy");

    static final String WRONG =
            "--notify-url: say an http:// or https:// address; --notify-format: say json or ntfy";

    @Option(
            names = "--stuck-after",
            defaultValue = "15",
            paramLabel = "MINUTES",
            description = "A running loop without output is stuck. Default: ${DEFAULT-VALUE}.")
    private int stuckAfter;

    @Option(
            names = "--notify-url",
            paramLabel = "URL",
            description = "Gets what loops say, and that one waits, is stuck, failed or is done.")
    private @Nullable String notifyUrl;

    @Option(
            names = "--notify-format",
            defaultValue = "json",
            paramLabel = "FORMAT",
            description = "... as json (default), or as ntfy shows it.")
    private String notifyFormat = "json";

    /** Empty where one of them is none of the words that it may be. */
    Optional<Settings.Loops> settings() {
        Optional<String> url = Optional.ofNullable(notifyUrl);
        boolean right = FORMATS.contains(notifyFormat) && url.filter(u -> !isAddress(u)).isEmpty();
        return right
                ? Optional.of(new Settings.Loops(stuckAfter, url, notifyFormat))
                : Optional.empty();
    }

    static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
