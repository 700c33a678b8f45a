package dev.sightline.hermes;

import dev.sightline.http.Refusal;
import dev.sightline.process.Errand;
import dev.sightline.project.Programs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The agent's own program, {@code hermes}, which alone changes its jobs: it has rules and locks of
 * its own.
 */
final class Agent {
    private static final String NAME = "hermes";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Optional<String> path;
    private final Path home;
    private final Duration patience;

    /**
     * @param path of the environment, where the program is looked for at each call
     * @param home of the agent
     */
    Agent(Optional<String> path, Path home) {
        this(path, home, PATIENCE);
    }

    Agent(Optional<String> path, Path home, Duration patience) {
        this.path = path;
        this.home = home;
        this.patience = patience;
    }

    /**
     * {@code hermes cron <action> <job>}.
     *
     * @param job an id that the agent has given, no option
     * @param redact takes secrets out of what it says
     * @throws Refusal 503 {@code no_cli}, 504, 502 with what it says
     */
    void cron(String action, String job, UnaryOperator<String> redact) throws Refusal {
        Path program =
                Programs.onPath(path, NAME)
                        .orElseThrow(() ->
                                new Refusal(
                                        503,
                                        "no_cli",
                                        "hermes CLI not found on the PATH of Sightline; install the"
                                                + " agent there"));
        Errand errand = new Errand(List.of(program.toString(), "cron", action, job), home);
        try {
            Errand.Ended ended =
                    errand.run(patience)
                            .orElseThrow(() ->
                                    new Refusal(
                                            504,
                                            "cli_timeout",
                                            "hermes cron %s did not end within %d s"
                                                    .formatted(action, patience.toSeconds())));
            if (ended.exit() != 0) throw failed(action, redact.apply(ended.complaint()));
        } catch (IOException e) {
            throw failed(action, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "busy", "The node is stopping");
        }
    }

    private static Refusal failed(String action, String complaint) {
        String said = complaint.strip();
        return new Refusal(
                502,
                "cli_failed",
                said.isEmpty() ? "hermes cron %s failed".formatted(action) : said);
    }
}
