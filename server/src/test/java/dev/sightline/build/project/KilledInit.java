package dev.sightline.build.project;

import dev.sightline.ChildJava;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that begins a project and stands still at a step, to be killed there. */
final class KilledInit {
    private KilledInit() {}

    /** Home, state, work, the step, and what to install if anything. */
    public static void main(String[] args) throws Exception {
        Place place = new Place(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        Steps steps =
                step -> {
                    if (!step.equals(args[3])) return;
                    System.out.println("at " + step);
                    System.out.flush();
                    int ignored = System.in.read();
                };
        Optional<String> install = args.length > 4 ? Optional.of(args[4]) : Optional.empty();
        place.init(Map.of(), ProjectInit.PATIENCE, steps)
                .init(place.order(new Prd.None(), install));
        System.out.println("ended");
    }

    /** Started, with what the environment adds. */
    static Process start(Place place, String step, Map<String, String> environment, String... more)
            throws IOException {
        List<String> command =
                ChildJava.command(
                        List.of(),
                        KilledInit.class.getName(),
                        place.home(),
                        place.state(),
                        place.work(),
                        step);
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Kills one when it stands at its step. */
    static void killAt(Place place, String step) throws IOException, InterruptedException {
        Process process = start(place, step, Map.of());
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            if (!("at " + step).equals(line)) {
                throw new IllegalStateException("it never came to " + step + ": " + line);
            }
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
    }
}
