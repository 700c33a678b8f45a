package dev.sightline.kernel;

import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.disk.Trouble;
import dev.sightline.files.Refusals;
import dev.sightline.http.Refusal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Which script a client means: a file that is served, or a name for what it sends. */
final class Scripts {
    private static final int LONGEST_NAME = 256;
    private static final String NAMELESS = "<script>";

    private final Disk disk;

    Scripts(Disk disk) {
        this.disk = disk;
    }

    /**
     * @param said an absolute path is that of a file, and as the file's own text may be run, so may
     *     what an editor has not saved yet; any other name only tells people what runs, and leads
     *     to no file
     * @throws Refusal as for reading the file, or 422
     */
    Script of(Optional<String> said) throws Refusal {
        if (said.filter(name -> name.startsWith("/")).isPresent()) return file(said.get());
        Path directory =
                disk.roots().stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new Refusal(
                                        422,
                                        "bad_script_name",
                                        "Nothing is served here yet; say the path of a script in a"
                                                + " project"))
                        .path();
        return new Script(checked(said.orElse(NAMELESS)), Optional.empty(), directory, directory);
    }

    private Script file(String said) throws Refusal {
        try {
            Place place = disk.locateFile(said);
            disk.tryFile(place);
            Path path = place.path();
            Path directory = Objects.requireNonNull(path.getParent(), "a root is no file");
            return new Script(
                    String.valueOf(path.getFileName()),
                    Optional.of(path),
                    directory,
                    place.root().path());
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        }
    }

    /** The path by which the runs of a file are known, whether or not it is still there. */
    Path path(String said) throws Refusal {
        try {
            return disk.locateFile(said).path();
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        }
    }

    private static String checked(String name) throws Refusal {
        boolean odd = name.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\');
        boolean climbs = Arrays.asList(name.split("/", -1)).contains("..");
        if (name.isBlank() || name.length() > LONGEST_NAME || odd || climbs) {
            throw new Refusal(
                    422,
                    "bad_script_name",
                    "A script's name is its absolute path, or up to %d characters without `..`, `\\`"
                                    .formatted(LONGEST_NAME)
                            + " and control characters");
        }
        return name;
    }
}
