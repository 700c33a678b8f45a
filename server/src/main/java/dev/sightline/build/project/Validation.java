package dev.sightline.build.project;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a project lacks of what an init makes.
 *
 * @param path as it was asked
 * @param errors without which BuildRunner cannot work; a line each
 * @param warnings what may be missing
 */
public record Validation(Path path, List<String> errors, List<String> warnings) {
    public Validation {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Looks, and changes nothing. */
    public static Validation of(Path project) {
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (!Files.isDirectory(project)) {
            errors.add("Not an existing directory: " + project);
            return new Validation(project, errors, warnings);
        }
        for (Path directory : Skeleton.DIRECTORIES) {
            boolean needed = directory.startsWith(".buildrunner");
            look(project, directory, true, needed ? errors : warnings);
        }
        look(project, Skeleton.SPEC, false, errors);
        look(project, Skeleton.README, false, warnings);
        look(project, Skeleton.IGNORE, false, warnings);
        return new Validation(project, errors, warnings);
    }

    private static void look(Path project, Path what, boolean directory, List<String> to) {
        Path path = project.resolve(what);
        if (directory ? Files.isDirectory(path) : Files.isRegularFile(path)) return;
        String kind = directory ? "directory" : "file";
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        to.add((there ? "Not a " + kind + ": " : "Missing " + kind + ": ") + what);
    }

    public boolean isValid() {
        return errors.isEmpty();
    }

    /** {@code {valid,project_path,errors,warnings}}. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("valid", isValid());
        body.put("project_path", path.toString());
        body.put("errors", errors);
        body.put("warnings", warnings);
        return body;
    }
}
