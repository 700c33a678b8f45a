package dev.sightline.build.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file of a project is to its build, by its path alone (seed, {@code _classify_file}). */
public enum BuildFile {
    /** {@code .buildrunner/checkpoints/checkpoint_*.json}. */
    CHECKPOINT,
    /** Beneath {@code .buildrunner/context}: notes, mostly Markdown. */
    CONTEXT,
    /** Beneath {@code .buildrunner/artifacts}. */
    ARTIFACT,
    /** Directly in {@code .buildrunner}, or else in its checkpoints. */
    BUILDRUNNER;

    /** The folder of a BuildRunner project. */
    public static final String FOLDER = ".buildrunner";

    private static final String CHECKPOINTS = "checkpoints";
    private static final String NOTES = "context";
    private static final String ARTIFACTS = "artifacts";

    /** What editors and tools leave beside a file while they write it. */
    private static final List<String> PASSING =
            List.of(".tmp", ".swp", ".swx", ".lock", ".part", "~");

    /** As it goes over the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Empty for what does not concern the build: files of the project itself, hidden and passing
     * ones, and the neighbours in {@code .buildrunner}, such as {@code workflows}, whose
     * checkpoints have another schema.
     *
     * @param path of a file, relative to the project, with {@code /}
     */
    public static Optional<BuildFile> of(String path) {
        String[] names = path.split("/", -1);
        if (names.length < 2 || !names[0].equals(FOLDER)) return Optional.empty();
        for (int i = 1; i < names.length; i++) {
            if (names[i].isEmpty() || names[i].startsWith(".")) return Optional.empty();
        }
        String file = names[names.length - 1];
        if (PASSING.stream().anyMatch(file::endsWith)) return Optional.empty();
        if (names.length == 2) return isFolder(file) ? Optional.empty() : Optional.of(BUILDRUNNER);
        return switch (names[1]) {
            case CHECKPOINTS ->
                    Optional.of(
                            names.length == 3 && CheckpointFile.named(file)
                                    ? CHECKPOINT
                                    : BUILDRUNNER);
            case NOTES -> Optional.of(CONTEXT);
            case ARTIFACTS -> Optional.of(ARTIFACT);
            default -> Optional.empty();
        };
    }

    private static boolean isFolder(String name) {
        return name.equals(CHECKPOINTS) || name.equals(NOTES) || name.equals(ARTIFACTS);
    }
}
