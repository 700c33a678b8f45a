package dev.sightline.bench.contender;

import java.nio.file.Path;
import java.util.List;

/**
 * A program that is compared. All speak the same: {@code GET /api/watch-file?path=} is the stream
 * of one file, {@code GET /api/health} answers 200, and one line on stdout ends in {@code ready at
 * URL}.
 */
public sealed interface Contender {

    /** The name in the tables and in the results. */
    String name();

    /** What it is, with versions, for those who read the results later. */
    String description();

    /**
     * The command that serves a file.
     *
     * @param state a directory of its own
     * @param port 0 for any free one
     */
    List<String> command(Path file, Path state, int port);

    /**
     * The command that tells all who listen of the writes below a directory: {@code GET
     * /api/events} by SSE, {@code /api/ws} by WebSocket messages after {@code
     * {"action":"subscribe"}}; on any free port.
     *
     * @param state a directory of its own
     */
    List<String> broadcastCommand(Path directory, Path state);

    /** Whether it can do that here. */
    default boolean broadcasts() {
        return true;
    }

    /**
     * The command that follows a project whose log grows: {@code /api/ws} by WebSocket messages
     * after {@code {"action":"subscribe"}}, each new part of the log a {@code log_append}; on any
     * free port.
     *
     * @param state a directory of its own
     */
    List<String> followCommand(Path project, Path state);

    /** Whether it can do that. */
    default boolean follows() {
        return true;
    }

    /** Sightline as people start it: by the launcher, through all of its gates. */
    record Sightline(Path launcher, String version) implements Contender {
        @Override
        public String name() {
            return "Sightline";
        }

        @Override
        public String description() {
            return "this repository at " + version;
        }

        @Override
        public List<String> command(Path file, Path state, int port) {
            return List.of(
                    launcher.toString(),
                    file.toString(),
                    "--port=" + port,
                    "--no-browser",
                    "--auth=none",
                    "--state=" + state);
        }

        /** Through the gate, too: each client shows the token. */
        @Override
        public List<String> broadcastCommand(Path directory, Path state) {
            return List.of(
                    launcher.toString(),
                    directory.toString(),
                    "--port=0",
                    "--no-browser",
                    "--max-streams=12000",
                    "--max-connections=20000",
                    "--state=" + state);
        }

        @Override
        public List<String> followCommand(Path project, Path state) {
            return List.of(
                    launcher.toString(),
                    project.toString(),
                    "--port=0",
                    "--no-browser",
                    "--state=" + state);
        }
    }

    /** The least that a program must do, in C; every ratio is a ratio to it. */
    record Floor(Path program, String compiler) implements Contender {
        @Override
        public String name() {
            return "C floor";
        }

        @Override
        public String description() {
            return "inotify and a bare epoll SSE server, " + compiler;
        }

        @Override
        public List<String> command(Path file, Path state, int port) {
            return List.of(program.toString(), file.toString(), Integer.toString(port));
        }

        /** Another program, built beside the first. */
        @Override
        public List<String> broadcastCommand(Path directory, Path state) {
            return List.of(program.resolveSibling("broadcast").toString(), directory.toString());
        }

        /** And a third. */
        @Override
        public List<String> followCommand(Path project, Path state) {
            return List.of(program.resolveSibling("tail").toString(), project.toString());
        }
    }

    /** The original design, with the packages that are installed. */
    record Peer(String python, Path script, String versions) implements Contender {
        @Override
        public String name() {
            return versions.contains("watchfiles")
                    ? "FastAPI + watchfiles"
                    : "FastAPI + watchdog (older form)";
        }

        @Override
        public String description() {
            return versions;
        }

        @Override
        public List<String> command(Path file, Path state, int port) {
            return List.of(python, script.toString(), file.toString(), Integer.toString(port));
        }

        @Override
        public List<String> broadcastCommand(Path directory, Path state) {
            Path broadcast = script.resolveSibling("broadcast.py");
            return List.of(python, broadcast.toString(), directory.toString());
        }

        /** Its older form has no broadcast, and uvicorn no WebSocket without its package. */
        @Override
        public boolean broadcasts() {
            return versions.contains("watchfiles") && versions.contains("websockets");
        }

        @Override
        public boolean follows() {
            return false;
        }

        @Override
        public List<String> followCommand(Path project, Path state) {
            throw new IllegalStateException("it follows no log");
        }
    }

    /** The dashboard of such loops that came first, as its description has it. */
    record SeedPeer(String python, Path script, String versions) implements Contender {
        @Override
        public String name() {
            return "FastAPI + watchdog, a loop's";
        }

        @Override
        public String description() {
            return versions;
        }

        @Override
        public List<String> command(Path file, Path state, int port) {
            throw new IllegalStateException("it only follows logs");
        }

        @Override
        public List<String> broadcastCommand(Path directory, Path state) {
            throw new IllegalStateException("it only follows logs");
        }

        @Override
        public List<String> followCommand(Path project, Path state) {
            return List.of(python, script.toString(), project.toString());
        }
    }
}
