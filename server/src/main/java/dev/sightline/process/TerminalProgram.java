package dev.sightline.process;

import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Pty;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to be started on a terminal of its own, in a session of its own (setsid(1) of
 * util-linux): it shows colours and progress bars as to a person.
 *
 * @param argv the words as they are; the first is a path
 * @param environment beside what the user has set
 */
public record TerminalProgram(
        List<String> argv, Path directory, Map<String, String> environment, int columns, int rows) {

    /**
     * Opens the terminal in the child: a process that leads a session and has no terminal, as a
     * service does, would get this one for its own.
     */
    private static final String OPENING =
            "tty=$1; shift; exec setsid --ctty -- \"$@\" <\"$tty\" >\"$tty\" 2>&1";

    private static final String KIND = "xterm-256color";

    public TerminalProgram {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty() || !argv.getFirst().startsWith("/")) {
            throw new IllegalArgumentException("the first word must be an absolute path: " + argv);
        }
    }

    /** One that was started. Its output must be read, or it waits. */
    public static final class Running implements AutoCloseable {
        private final Pty pty;
        private final Process process;
        private final Optional<Family> family;

        private Running(Pty pty, Process process, Optional<Family> family) {
            this.pty = pty;
            this.process = process;
            this.family = family;
        }

        /** Empty where it had ended before anyone could look. */
        public Optional<Family> family() {
            return family;
        }

        /**
         * Reads what it has written. Waits; not on a virtual thread.
         *
         * @return -1 once nobody has the terminal open
         */
        public int read(ByteBuffer into) throws IOException {
            try {
                return pty.read(into);
            } catch (Errno e) {
                throw new IOException("the terminal cannot be read", e);
            }
        }

        /**
         * Types this on its terminal. Waits while it reads nothing; not on a virtual thread.
         *
         * @throws IOException once nobody has the terminal open
         */
        public void type(ByteBuffer bytes) throws IOException {
            try {
                pty.write(bytes);
            } catch (Errno e) {
                throw new IOException("nothing can be typed", e);
            }
        }

        /**
         * Waits for the program itself; what it has started may run on.
         *
         * @return its exit code, 128 and the number of the signal that ended it
         */
        public int await() throws InterruptedException {
            int code = process.waitFor();
            pty.release();
            return code;
        }

        /**
         * Lets it end with what was written until now: who has the terminal open still is nobody
         * that we know.
         */
        public void end() {
            pty.end();
        }

        @Override
        public void close() {
            pty.close();
        }
    }

    /**
     * @throws IOException where it cannot be started
     */
    public Running start() throws IOException {
        Pty pty;
        try {
            pty = Pty.open(columns, rows);
        } catch (Errno e) {
            throw new IOException("no terminal can be had", e);
        }
        try {
            return start(pty);
        } catch (IOException | RuntimeException e) {
            pty.close();
            throw e;
        }
    }

    private Running start(Pty pty) throws IOException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", OPENING, "sh", pty.path()));
        words.addAll(argv);
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        Map<String, String> variables = builder.environment();
        Environment.clean(variables, directory);
        variables.put("TERM", KIND);
        variables.remove("COLUMNS");
        variables.remove("LINES");
        variables.putAll(environment);
        String mark = Mark.into(variables);
        File nothing = new File("/dev/null");
        builder.redirectInput(Redirect.from(nothing));
        builder.redirectErrorStream(true);
        builder.redirectOutput(Redirect.to(nothing));
        Process process = builder.start();
        // The shell becomes setsid(1), and that the program: one number.
        return new Running(
                pty, process, Identity.of(process.pid()).map(leader -> new Family(leader, mark)));
    }
}
