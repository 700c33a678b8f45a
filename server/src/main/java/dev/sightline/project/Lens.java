package dev.sightline.project;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/**
 * The knowledge of one layout of files: which of them matter, what their changes mean, and how the
 * project stands by them. That something changed on disk is told for every project anyway ({@code
 * disk_changed}); a lens adds to it. It watches for itself: what it needs may be hidden from the
 * project's list of files ({@code .gitignore}), or be written without end.
 */
public interface Lens {
    /** Its name, as in {@code lenses} of a project. */
    String name();

    /** Begins to follow a project, whether it has such files or not: they may come. */
    Followed follow(Project project);

    /** A project as one lens sees it. */
    interface Followed extends AutoCloseable {
        /** {@code status} of the project; empty where the lens has nothing to say. */
        Optional<String> status();

        /** {@code summary} of the project (openapi.yaml, ProjectSummary), under the same rule. */
        Optional<Map<String, @Nullable Object>> summary();

        /** Further fields of the project, under the same rule. */
        Map<String, @Nullable Object> more();

        /** The project is served no more. */
        @Override
        void close();
    }
}
