package dev.sightline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What our output is written to.
 *
 * @param live a person looks on, on a terminal: lines are shown while they are written
 * @param echoes what is typed is shown there too, with the end of its line
 * @param colours whether there are any (ECMA-48, SGR)
 */
record Terminal(boolean live, boolean echoes, boolean colours) {
    static final int PLAIN = 0;
    static final int RED = 31;
    static final int YELLOW = 33;

    private static final int DIM = 2;

    /** That of this process; with colours unless its user said no (no-color.org). */
    static Terminal of(Map<String, String> environment) {
        boolean live = isTerminal(1);
        boolean plain =
                "dumb".equals(environment.get("TERM"))
                        || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(live, live && isTerminal(0), live && !plain);
    }

    /** Whether a file descriptor of this process is a terminal, as far as Linux tells. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    String dim(String text) {
        return in(DIM, text);
    }

    String red(String text) {
        return in(RED, text);
    }

    String in(int colour, String text) {
        return colours && colour != PLAIN ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
