package dev.sightline.build;

import dev.sightline.build.format.BuildFile;
import dev.sightline.project.Project;
import dev.sightline.watch.Ignore;

import java.util.List;

/** Where a build keeps what: the paths that matter, relative to its project. */
final class BuildFiles {
    /** What starts a build, if its people say so. */
    static final String BUILD = BuildFile.FOLDER + "/build.json";

    private static final String CHECKPOINTS = BuildFile.FOLDER + "/checkpoints";

    private static final List<String> TREES =
            List.of(BuildFile.FOLDER + "/context", BuildFile.FOLDER + "/artifacts");

    /** Of a project that BuildRunner builds. */
    static final List<String> FOLDERS = List.of(CHECKPOINTS, TREES.get(0), TREES.get(1));

    private BuildFiles() {}

    /** Everything that a build does not consist of, for the watcher. */
    static Ignore others(Project project) {
        String prefix = project.path() + "/";
        return (path, directory) -> {
            if (!path.startsWith(prefix)) return false;
            String relative = path.substring(prefix.length());
            return directory ? !isFolder(relative) : BuildFile.of(relative).isEmpty();
        };
    }

    private static boolean isFolder(String relative) {
        return relative.equals(BuildFile.FOLDER)
                || relative.equals(CHECKPOINTS)
                || TREES.stream()
                        .anyMatch(tree -> relative.equals(tree) || relative.startsWith(tree + "/"));
    }

    static String name(String relative) {
        return relative.substring(relative.lastIndexOf('/') + 1);
    }
}
