package dev.sightline.build;

import dev.sightline.build.format.BuildFile;
import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Trouble;
import dev.sightline.files.Refusals;
import dev.sightline.http.Refusal;
import dev.sightline.json.Json;
import dev.sightline.project.Programs;
import dev.sightline.project.Project;
import dev.sightline.project.Trusted;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a start would run: what an editor says, else what the project's own {@code build.json} says,
 * once somebody has looked at it and trusts it.
 */
final class Command {
    /**
     * Words with an absolute path first.
     *
     * @param trust hash of what the project itself says; empty for an editor's own words
     */
    record Found(List<String> argv, Optional<String> trust) {}

    private static final int MOST_WORDS = 1_000;
    private static final int LONGEST = 100_000;

    private final Disk disk;
    private final Programs programs;
    private final Trusted trusted;

    Command(Disk disk, Programs programs, Trusted trusted) {
        this.disk = disk;
        this.programs = programs;
        this.trusted = trusted;
    }

    /** Those that builds are followed by, where the project is built by BuildRunner. */
    void makeFolders(Project project) throws Refusal {
        if (!Files.isDirectory(project.path().resolve(BuildFile.FOLDER))) return;
        try {
            for (String folder : BuildFiles.FOLDERS) {
                disk.makeDirectory(Around.place(project, folder));
            }
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        }
    }

    /**
     * What is to be run now; empty to observe.
     *
     * @param said by an editor
     * @throws Refusal 403 {@code untrusted} with {@code argv} and {@code trust}; 422
     */
    List<String> toRun(Project project, Optional<List<String>> said) throws Refusal {
        if (said.isPresent()) return said.get().isEmpty() ? List.of() : argv(project, said.get());
        Optional<Found> own = own(project);
        if (own.isEmpty()) return List.of();
        if (needsTrust(project, own.get())) {
            throw new Refusal(
                    403,
                    "untrusted",
                    "What this would run comes from the project itself; look at it, and trust it"
                            + " first",
                    shown(own.get()));
        }
        return own.get().argv();
    }

    private List<String> argv(Project project, List<String> words) throws Refusal {
        boolean tooMuch =
                words.size() > MOST_WORDS
                        || words.stream().mapToInt(String::length).sum() > LONGEST;
        if (tooMuch) throw new Refusal(422, "no_command", "The command is too long");
        Programs.refuseZero(words);
        List<String> argv = new ArrayList<>(words);
        argv.set(0, programs.find(project, words.getFirst()).toString());
        return argv;
    }

    /**
     * That of {@code build.json}; empty where the project has none.
     *
     * @throws Refusal 422 where it cannot be understood
     */
    Optional<Found> own(Project project) throws Refusal {
        Content content;
        try {
            content = disk.read(Around.place(project, BuildFiles.BUILD));
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND) return Optional.empty();
            throw Refusals.of(trouble);
        }
        List<String> words = words(content.text().content());
        List<String> argv = argv(project, words);
        List<String> parts = new ArrayList<>();
        parts.add(String.valueOf(argv.size()));
        parts.addAll(argv);
        programs.ownFiles(project, argv).forEach((file, etag) -> parts.addAll(List.of(file, etag)));
        return Optional.of(new Found(argv, Optional.of(Programs.hash(parts))));
    }

    private static List<String> words(String json) throws Refusal {
        Refusal wrong =
                new Refusal(
                        422,
                        "bad_config",
                        BuildFiles.BUILD + " must be {\"command\": [\"program\", \"word\", …]}");
        try {
            JsonNode command = Json.read(json.getBytes(StandardCharsets.UTF_8)).path("command");
            List<String> words = new ArrayList<>();
            for (JsonNode word : command) {
                if (!word.isString()) throw wrong;
                words.add(word.stringValue());
            }
            if (!command.isArray() || words.isEmpty()) throw wrong;
            return words;
        } catch (JacksonException noJson) {
            throw wrong;
        }
    }

    private boolean needsTrust(Project project, Found found) {
        return found.trust().filter(hash -> !trusted.has(project.id(), hash)).isPresent();
    }

    private static Map<String, @Nullable Object> shown(Found found) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("argv", found.argv());
        fields.put("trust", found.trust().orElse(""));
        return fields;
    }

    /** As {@code GET build} says it; null where there is none that can be run. */
    Optional<Map<String, @Nullable Object>> glance(Project project) {
        try {
            return own(project)
                    .map(found -> {
                        Map<String, @Nullable Object> fields = shown(found);
                        fields.put("needed", needsTrust(project, found));
                        return fields;
                    });
        } catch (Refusal nothing) {
            return Optional.empty();
        }
    }

    /**
     * @param hash as it was shown
     * @throws Refusal 409 {@code changed} where it is another by now
     */
    void trust(Project project, String hash, String who) throws Refusal {
        if (!own(project).flatMap(Found::trust).equals(Optional.of(hash))) {
            throw new Refusal(
                    409, "changed", "The command is not the one that was shown; look at it again");
        }
        trusted.keep(project.id(), hash, who);
    }
}
