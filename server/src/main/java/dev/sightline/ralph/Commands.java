package dev.sightline.ralph;

import dev.sightline.http.Refusal;
import dev.sightline.project.Programs;
import dev.sightline.project.Project;
import dev.sightline.ralph.format.LoopConfig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what starts a loop: what {@code config.json} says, else {@code ralph.sh} of the project,
 * else the one on the {@code PATH} (compat.md §1, "start"). A project is somebody else's until a
 * person has looked: what it would have us run is told by a hash, so that it can be trusted once
 * and is not once it changes. Nothing here starts anything.
 */
final class Commands {
    private static final String NAME = "ralph.sh";
    private static final List<String> OWN = List.of(NAME, ".ralph/" + NAME, "scripts/" + NAME);

    private final Programs programs;

    Commands(Programs programs) {
        this.programs = programs;
    }

    /**
     * @throws Refusal 422 where nothing is found, or what is said cannot be run
     */
    Command of(Project project, LoopConfig config, Said said) throws Refusal {
        List<String> words = words(project, config);
        Map<String, String> own = programs.ownFiles(project, words);
        LoopConfig defaults = LoopConfig.defaults();
        String cli = said.cli().orElse(config.cli());
        String flags = said.flags().orElse(config.flags());
        String test = said.testCommand().orElse(config.testCommand());
        boolean isOwn =
                !own.isEmpty()
                        || !config.command().isEmpty()
                        || (said.cli().isEmpty() && !cli.equals(defaults.cli()))
                        || (said.flags().isEmpty() && !flags.equals(defaults.flags()))
                        || (said.testCommand().isEmpty() && !test.equals(defaults.testCommand()));
        List<String> argv = new ArrayList<>(words);
        argv.add(String.valueOf(said.maxIterations().orElse(config.maxIterations())));
        Programs.refuseZero(List.of(String.join("", argv), cli, flags, test));
        return new Command(
                argv,
                Map.of(
                        "RALPH_CLI", cli,
                        "RALPH_FLAGS", flags,
                        "RALPH_TEST", test,
                        "RALPH_MANAGED", "1"),
                isOwn ? Optional.of(hash(config, words, own)) : Optional.empty());
    }

    private List<String> words(Project project, LoopConfig config) throws Refusal {
        if (!config.command().isEmpty()) {
            List<String> words = new ArrayList<>(config.command());
            words.set(0, programs.find(project, words.getFirst()).toString());
            return words;
        }
        for (String own : OWN) {
            Path script = project.path().resolve(own);
            if (Programs.isProgram(script)) return List.of(script.toString());
        }
        return List.of(
                programs.onPath(NAME)
                        .orElseThrow(() ->
                                new Refusal(
                                        422,
                                        "no_command",
                                        "There is no executable ralph.sh in the project or on the"
                                            + " PATH; name one as `command` in .ralph/config.json"))
                        .toString());
    }

    /** Whatever anybody else says beside it: the same project has the same hash. */
    private static String hash(LoopConfig config, List<String> words, Map<String, String> files) {
        List<String> parts = new ArrayList<>();
        parts.add(String.valueOf(words.size()));
        parts.addAll(words);
        parts.addAll(List.of(config.cli(), config.flags(), config.testCommand()));
        files.forEach((file, etag) -> parts.addAll(List.of(file, etag)));
        return Programs.hash(parts);
    }
}
