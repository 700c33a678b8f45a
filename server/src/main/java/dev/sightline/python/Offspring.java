package dev.sightline.python;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The processes below one, asked of that one and of its children ({@code
 * /proc/PID/task/TID/children}, proc_tid_children(5)). Java reads all processes of the machine for
 * it, and so took over ten seconds beside a fork bomb, when those below were to be ended at once.
 */
final class Offspring {
    private Offspring() {}

    /**
     * All that are there, in no order; of one that is gone, none. One that is started or ends
     * meanwhile may be missing.
     */
    static List<ProcessHandle> of(ProcessHandle process) {
        Path own = tasks(process).resolve(Long.toString(process.pid())).resolve("children");
        // A kernel without CONFIG_PROC_CHILDREN, or no Linux.
        if (!Files.exists(own)) return process.descendants().toList();
        Set<ProcessHandle> found = new LinkedHashSet<>();
        Deque<ProcessHandle> todo = new ArrayDeque<>(List.of(process));
        for (ProcessHandle one = todo.poll(); one != null; one = todo.poll()) {
            for (ProcessHandle child : childrenOf(one)) {
                if (found.add(child)) todo.add(child);
            }
        }
        return List.copyOf(found);
    }

    private static List<ProcessHandle> childrenOf(ProcessHandle process) {
        List<ProcessHandle> children = new ArrayList<>();
        // A child is with the thread that started it.
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks(process))) {
            for (Path thread : threads) {
                for (String pid : read(thread.resolve("children")).split(" ", -1)) {
                    if (pid.isBlank()) continue;
                    ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(children::add);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            // As are its children, or they are another's by now.
        } catch (IOException unreadable) {
            return process.children().toList();
        }
        return children;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }

    private static Path tasks(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()), "task");
    }
}
