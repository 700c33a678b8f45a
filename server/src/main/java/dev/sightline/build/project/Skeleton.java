package dev.sightline.build.project;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What every project begins with: the tree of the seed, and the texts of its files. */
final class Skeleton {
    /** From the top down. */
    static final List<Path> DIRECTORIES =
            List.of(
                    Path.of(".buildrunner"),
                    Path.of(".buildrunner/checkpoints"),
                    Path.of(".buildrunner/context"),
                    Path.of(".buildrunner/logs"),
                    Path.of("core"),
                    Path.of("tests"),
                    Path.of("docs"));

    static final Path SPEC = Path.of("PROJECT_SPEC.md");
    static final Path IGNORE = Path.of(".gitignore");
    static final Path README = Path.of("README.md");

    /** Anchored where a word may also name a source folder: an open `build/` hides `core/build`. */
    private static final String IGNORED =
            """
            # BuildRunner
            .buildrunner/logs/
            .buildrunner/artifacts/

            # Python
            __pycache__/
            *.py[cod]
            *.egg-info/
            .pytest_cache/
            .mypy_cache/
            .coverage
            .venv/
            venv/
            /build/
            /dist/

            # Node
            node_modules/

            # Secrets and this machine's own
            .env
            .env.*
            .DS_Store
            *.log
            """;

    private Skeleton() {}

    static byte[] spec(Prd prd, String alias) {
        return utf8(
                switch (prd) {
                    case Prd.None() -> ProjectSpec.of(nothing(), alias);
                    case Prd.Fields(JsonNode fields) -> ProjectSpec.of(fields, alias);
                    case Prd.Document(String markdown) -> markdown;
                });
    }

    static byte[] ignore() {
        return utf8(IGNORED);
    }

    static byte[] readme(Prd prd, String alias) {
        JsonNode fields = prd instanceof Prd.Fields(JsonNode given) ? given : nothing();
        String description = ProjectSpec.descriptionOf(fields);
        return utf8(
                """
                # %s

                %s

                | where | what |
                |---|---|
                | `PROJECT_SPEC.md` | what is to be built |
                | `core/`, `tests/`, `docs/` | the source, its tests, its documentation |
                | `.buildrunner/` | checkpoints, context and logs of the build |

                BuildRunner knows this project as `%s`.
                """
                        .formatted(
                                ProjectSpec.nameOf(fields, alias),
                                description.isEmpty()
                                        ? "A BuildRunner project; `PROJECT_SPEC.md` says what it is"
                                                + " to become."
                                        : description,
                                alias));
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
