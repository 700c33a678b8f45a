package dev.sightline.build.project;

import dev.sightline.build.project.ProjectInitError.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a project is to lie.
 *
 * @param ground the deepest directory on the way that is there: absolute, without links
 * @param rest what is to be made beneath it; empty where the project's directory is there
 */
record Location(Path ground, Path rest) {
    /**
     * @param text absolute
     * @param within directories without links, beneath one of which it must lie, or be
     * @throws ProjectInitError BAD_PATH
     */
    static Location of(String text, List<Path> within) throws ProjectInitError {
        Path path = parse(text);
        @Nullable Path there = path;
        while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        if (there == null) throw bad("There is no such place: " + text);
        Path ground;
        try {
            ground = there.toRealPath();
        } catch (IOException e) {
            throw bad(there + " is a link that leads nowhere, or must not be read");
        }
        Location found = new Location(ground, there.relativize(path));
        if (within.stream().noneMatch(found.project()::startsWith)) {
            throw bad("Access denied: path outside the served roots");
        }
        if (found.project().getNameCount() == 0) throw bad("A project cannot be / itself");
        return found;
    }

    private static Path parse(String text) throws ProjectInitError {
        try {
            Path path = Path.of(text);
            if (!text.isBlank() && path.isAbsolute()) return path.normalize();
            throw bad("The path of a project must be absolute: " + text);
        } catch (InvalidPathException e) {
            throw bad("Not a path");
        }
    }

    /** Where it will be: absolute, without links. */
    Path project() {
        return rest.toString().isEmpty() ? ground : ground.resolve(rest);
    }

    private static ProjectInitError bad(String detail) {
        return new ProjectInitError(Kind.BAD_PATH, detail);
    }
}
