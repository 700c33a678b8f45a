package dev.sightline.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * What a killed supervisor left behind. Its parent is another by then, but processes keep their
 * session (setsid(2)), as long as one of them lives its number names no other.
 */
final class Remains {
    private static final Path PROC = Path.of("/proc");

    private static final int ROUNDS = 200;
    private static final long PAUSE_NANOS = 5_000_000;

    private Remains() {}

    /** Kills all of a session, until nothing of it is left; nothing where there is no /proc. */
    static void kill(long session) {
        for (int i = 0; i < ROUNDS; i++) {
            List<ProcessHandle> living = living(session);
            if (living.isEmpty()) return;
            living.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    static List<ProcessHandle> living(long session) {
        List<ProcessHandle> living = new ArrayList<>();
        if (!Files.isDirectory(PROC)) return living;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path one : all) {
                if (isOf(session, one)) {
                    long pid = Long.parseLong(one.getFileName().toString());
                    ProcessHandle.of(pid).ifPresent(living::add);
                }
            }
        } catch (IOException e) {
            // As good as none: nothing more can be known.
        }
        return living;
    }

    /** proc_pid_stat(5): after the name, in parentheses, come state, ppid, pgrp, session. */
    private static boolean isOf(long session, Path process) {
        Optional<String[]> fields = stat(process);
        return fields.isPresent()
                && fields.get().length > 3
                && !fields.get()[0].equals("Z")
                && fields.get()[3].equals(Long.toString(session));
    }

    private static Optional<String[]> stat(Path process) {
        try {
            // A process may call itself by bytes that are no text.
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
