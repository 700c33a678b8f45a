package dev.sightline.state;

import dev.sightline.disk.PrivateFiles;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One node's folder in the state directory, {@code nodes/<id>/}: the lock that only one process
 * holds, how to reach that process, its sessions, and what saves replaced. Only the owner can read
 * it.
 */
public final class NodeFolder implements AutoCloseable {
    private static final String NODE = "node.json";

    private final Path folder;
    private final FileChannel lockFile;

    private NodeFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder for this process.
     *
     * @param id of the node, made from its roots
     * @return empty where another process runs this node
     */
    public static Optional<NodeFolder> claim(Path state, String id) throws IOException {
        Path folder = nodes(state).resolve(id);
        PrivateFiles.createFolder(folder);
        FileChannel lockFile =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (tryLock(lockFile)) {
            // Of a process that was killed: nobody is to be sent there.
            Files.deleteIfExists(folder.resolve(NODE));
            return Optional.of(new NodeFolder(folder, lockFile));
        }
        lockFile.close();
        return Optional.empty();
    }

    /** How to reach the node {@code id}, if it has come so far. */
    public static Optional<RunningNode> running(Path state, String id) throws IOException {
        return read(nodes(state).resolve(id));
    }

    /** Every node of this state directory that a process runs now. */
    public static List<RunningNode> running(Path state) throws IOException {
        if (!Files.isDirectory(nodes(state))) return List.of();
        try (Stream<Path> folders = Files.list(nodes(state))) {
            List<RunningNode> found = new java.util.ArrayList<>();
            for (Path folder : folders.sorted().toList()) {
                if (isLocked(folder)) read(folder).ifPresent(found::add);
            }
            return found;
        }
    }

    private static Path nodes(Path state) {
        return state.resolve("nodes");
    }

    private static boolean isLocked(Path folder) throws IOException {
        try (FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE)) {
            return !tryLock(lockFile);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean tryLock(FileChannel lockFile) throws IOException {
        try {
            @Nullable FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static Optional<RunningNode> read(Path folder) throws IOException {
        try {
            JsonNode node = Json.read(Files.readAllBytes(folder.resolve(NODE)));
            return Optional.of(
                    new RunningNode(
                            node.get("url").asString(),
                            node.get("local").asString(),
                            node.get("token").asString(),
                            node.get("pid").asLong(),
                            node.get("roots").asString()));
        } catch (NoSuchFileException starting) {
            return Optional.empty();
        }
    }

    public void announce(RunningNode node) throws IOException {
        PrivateFiles.write(folder.resolve(NODE), node.json());
    }

    public Path sessionsFile() {
        return folder.resolve("sessions.json");
    }

    /** The projects that were added, and those to leave out. */
    public Path projectsFile() {
        return folder.resolve("projects.json");
    }

    public Path journalFile() {
        return folder.resolve("journal.db");
    }

    /** What scripts put out, a file a run. */
    public Path runs() throws IOException {
        Path runs = folder.resolve("runs");
        PrivateFiles.createFolder(runs);
        return runs;
    }

    /** What builds write to their terminals, a file a session. */
    public Path builds() throws IOException {
        Path builds = folder.resolve("builds");
        PrivateFiles.createFolder(builds);
        return builds;
    }

    /** Where the bytes go that a save replaces. */
    public Path attic() throws IOException {
        Path attic = folder.resolve("replaced");
        PrivateFiles.createFolder(attic);
        return attic;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve(NODE));
        lockFile.close();
    }
}
