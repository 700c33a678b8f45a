package dev.sightline.cli;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the user's browser, where there is one to open. */
public final class Browser {
    private static final Logger LOG = System.getLogger("sightline.browser");

    private Browser() {}

    /** Failing is no error: the address stands in the terminal. */
    public static void open(String url) {
        Optional<List<String>> command = command(url);
        if (command.isEmpty()) return;
        // In a session of its own: Ctrl-C in our terminal must not end the user's browser.
        List<String> apart = new ArrayList<>(List.of("setsid"));
        apart.addAll(command.get());
        if (!start(apart) && !start(command.get())) {
            LOG.log(Level.INFO, "no browser to open: {0}", command.get().getFirst());
        }
    }

    private static boolean start(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<List<String>> command(String url) {
        String chosen = System.getenv("BROWSER");
        if (chosen != null && !chosen.isBlank()) return Optional.of(List.of(chosen, url));
        if (System.getProperty("os.name").startsWith("Mac")) {
            return Optional.of(List.of("open", url));
        }
        boolean screen =
                System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return screen ? Optional.of(List.of("xdg-open", url)) : Optional.empty();
    }
}
