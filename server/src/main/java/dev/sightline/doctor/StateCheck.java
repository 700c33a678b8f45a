package dev.sightline.doctor;

import dev.sightline.doctor.Result.Broken;
import dev.sightline.doctor.Result.Fine;
import dev.sightline.doctor.Result.Warning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The state directory: nobody else's business, on a disk of this machine, with room left. */
public final class StateCheck implements Check {
    private static final String NAME = "State directory";
    private static final long MIB = 1024 * 1024;
    private static final long LEAST_MIB = 64;
    private static final long FEW_MIB = 512;
    private static final int DEEP = 3;

    /** {@code ---rwxrwx}. */
    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    private final Path state;

    /**
     * @param state absolute
     */
    public StateCheck(Path state) {
        this.state = state;
    }

    @Override
    public List<Result> results() {
        if (Files.notExists(state, LinkOption.NOFOLLOW_LINKS)) {
            return List.of(new Fine(NAME, state + " is made at the first start"));
        }
        if (!Files.isDirectory(state)) {
            return List.of(
                    new Broken(
                            NAME,
                            state + " is no directory",
                            "no node can start",
                            "move it away, or start with --state DIR"));
        }
        List<Result> results = new ArrayList<>();
        try {
            results.add(folder());
            results.add(secrets());
            results.add(mount());
            results.add(space());
        } catch (IOException | UncheckedIOException e) {
            results.add(
                    new Broken(
                            NAME,
                            state + " cannot be read: " + e.getMessage(),
                            "no node can start",
                            "sudo chown -R \"$(id -un)\" " + quoted(state)));
        }
        return results;
    }

    private Result folder() throws IOException {
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(state);
        String found = state + ", " + PosixFilePermissions.toString(modes);
        if (!Files.isWritable(state)) {
            return new Broken(
                    NAME,
                    found,
                    "no node can start",
                    "sudo chown -R \"$(id -un)\" " + quoted(state));
        }
        if (isOpen(modes)) {
            return new Broken(
                    NAME,
                    found,
                    "others on this machine may look for the tokens in it",
                    "chmod 700 " + quoted(state));
        }
        return new Fine(NAME, found);
    }

    /** Tokens, sessions, users, the signing key: whatever lies there is for its owner alone. */
    private Result secrets() throws IOException {
        try (Stream<Path> files = Files.walk(state, DEEP)) {
            for (Path file : files.filter(StateCheck::isFile).toList()) {
                Set<PosixFilePermission> modes = modesOf(file);
                // The lock is made by its opening and holds nothing.
                if (!isOpen(modes) || isLock(file)) continue;
                return isSecret(file)
                        ? new Broken(
                                "Secrets",
                                file + ", " + PosixFilePermissions.toString(modes),
                                "who reads it can come in",
                                "chmod 600 " + quoted(file))
                        : new Warning(
                                "Secrets",
                                file + ", " + PosixFilePermissions.toString(modes),
                                "only the directory above keeps others from it",
                                "chmod 600 " + quoted(file));
            }
        }
        return new Fine("Secrets", "all for their owner alone");
    }

    private Result mount() throws IOException {
        Mounts.Mount mount =
                Mounts.read()
                        .of(state.toRealPath())
                        .orElse(new Mounts.Mount(Path.of("/"), "unknown"));
        return switch (mount.kind()) {
            case NETWORK, FUSE ->
                    new Broken(
                            "State's mount",
                            mount.type() + " on " + mount.point(),
                            "the journal needs locks and shared memory that only a local disk has",
                            "start with --state DIR, or set SIGHTLINE_HOME, on a local disk");
            case LOCAL, OVERLAY -> new Fine("State's mount", mount.type());
        };
    }

    private Result space() throws IOException {
        long left = Files.getFileStore(state).getUsableSpace() / MIB;
        String found = left + " MiB left";
        String mend = "free some space on the disk of " + state + ", or lower --journal-mib";
        if (left < LEAST_MIB) {
            return new Broken("State's space", found, "saves and events will fail", mend);
        }
        return left < FEW_MIB
                ? new Warning("State's space", found, "the journal may fill the disk", mend)
                : new Fine("State's space", found);
    }

    /** None of a file that a running node has just taken away. */
    private static Set<PosixFilePermission> modesOf(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (NoSuchFileException gone) {
            return Set.of();
        }
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isOpen(Set<PosixFilePermission> modes) {
        return modes.stream().anyMatch(OTHERS::contains);
    }

    private static boolean isLock(Path file) {
        return file.endsWith("lock");
    }

    private static boolean isSecret(Path file) {
        String name = file.getFileName().toString();
        return name.contains("key")
                || name.startsWith("users.db")
                || name.equals("node.json")
                || name.equals("sessions.json");
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
