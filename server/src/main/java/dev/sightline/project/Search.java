package dev.sightline.project;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for projects beneath a directory: level by level, through no link, not into what was found
 * and not where machines keep their own.
 */
final class Search {
    static final int DEEPEST = 6;
    private static final int VISITS = 50_000;
    private static final int MOST = 1_000;

    private static final Set<String> SKIPPED =
            Set.of(
                    ".git",
                    ".hg",
                    ".svn",
                    ".venv",
                    "venv",
                    ".tox",
                    "node_modules",
                    "__pycache__",
                    ".cache",
                    ".mypy_cache",
                    ".pytest_cache",
                    ".ruff_cache",
                    ".gradle",
                    ".m2");

    private record Step(Path directory, int depth) {}

    private Search() {}

    static boolean skips(String name) {
        return SKIPPED.contains(name);
    }

    /**
     * @return the directories with a mark beneath {@code top}, not {@code top} itself
     * @throws IOException where {@code top} cannot be listed, so that nothing is known
     */
    static Set<Path> beneath(Path top) throws IOException {
        Set<Path> found = new TreeSet<>();
        ArrayDeque<Step> todo = new ArrayDeque<>();
        todo.add(new Step(top, 0));
        int visits = 0;
        while (!todo.isEmpty() && visits++ < VISITS && found.size() < MOST) {
            Step step = todo.remove();
            try {
                List<Path> below = new ArrayList<>();
                boolean marked = list(step.directory(), below);
                if (marked && step.depth() > 0) {
                    found.add(step.directory());
                } else if (step.depth() < DEEPEST) {
                    below.forEach(child -> todo.add(new Step(child, step.depth() + 1)));
                }
            } catch (IOException | DirectoryIteratorException e) {
                if (step.depth() == 0) throw new IOException(e);
                // Gone meanwhile, or not ours to read: the rest is still worth finding.
            }
        }
        return found;
    }

    private static boolean list(Path directory, List<Path> below) throws IOException {
        boolean marked = false;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                marked |= Marks.isMark(name);
                if (!skips(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    below.add(entry);
                }
            }
        }
        return marked;
    }
}
