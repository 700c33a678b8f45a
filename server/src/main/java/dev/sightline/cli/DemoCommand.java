package dev.sightline.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code sightline demo}: a loop to look at. */
@Command(
        name = "sightline demo",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Make a project in a temporary directory, run a scripted AI coding loop in it for"
                    + " about three minutes, and show it. No model is asked and nothing is spent.",
        footer = {
            "",
            "It ends at Ctrl+C, else ten minutes after the loop, and removes all that it made."
        })
public final class DemoCommand implements Callable<Integer> {
    /**
     * @param fast the loop waits for nothing but an answer
     * @param stay so long after the loop's end
     */
    public record Asked(
            int port, boolean browser, Optional<Path> readyFile, boolean fast, Duration stay) {}

    /** Runs it until it ends; the program's exit code. */
    @FunctionalInterface
    public interface Starter {
        int run(Asked asked) throws Exception;
    }

    private final Starter starter;

    @Option(
            names = "--port",
            defaultValue = "8888",
            paramLabel = "PORT",
            description = "Default: ${DEFAULT-VALUE}. Taken: the next free one; 0: any.")
    private int port;

    @Option(names = "--no-browser", description = "Do not open the browser.")
    private boolean noBrowser;

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "Gets {\"url\",\"token\",\"pid\"} once the loop runs.")
    private @Nullable Path readyFile;

    @Option(names = "--fast", description = "Without the loop's waits, for tests.")
    private boolean fast;

    @Option(names = "--stay", defaultValue = "600", paramLabel = "SECONDS", hidden = true)
    private int stay;

    public DemoCommand(Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() throws Exception {
        return starter.run(
                new Asked(
                        port,
                        !noBrowser,
                        Optional.ofNullable(readyFile),
                        fast,
                        Duration.ofSeconds(stay)));
    }
}
