package dev.sightline.hermes;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Gatherer;
import dev.sightline.http.Refusal;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Makes what the overview shows once the node is up, so that who looks first finds it made: the
 * code runs for the first time, too, and that is most of what a first look costs. One thing after
 * the other, for the page that was opened at the start needs a processor as well.
 */
final class FirstLook implements Runnable {
    private static final System.Logger LOG = System.getLogger("sightline.hermes");

    private record Question(String path, Map<String, String> query) {
        Arguments arguments() {
            return new Arguments(query, List.of());
        }
    }

    /** As the overview of the page asks ({@code OVERVIEW} of {@code sources.ts}). */
    private static final List<Question> SHOWN =
            List.of(
                    new Question("dashboard", Map.of("timeline", "7")),
                    new Question("gateway", Map.of()),
                    new Question("health", Map.of()),
                    new Question("sessions", Map.of("limit", "5", "tools", "false")),
                    new Question("memory", Map.of()),
                    new Question("cron", Map.of()),
                    new Question("skills", Map.of()),
                    new Question("token-costs", Map.of()),
                    new Question("providers", Map.of()));

    private final Hud hud;
    private final Collection<Collector> all;

    FirstLook(Hud hud, Collection<Collector> all) {
        this.hud = hud;
        this.all = List.copyOf(all);
    }

    @Override
    public void run() {
        try {
            if (!hud.isThere()) return;
            for (Question shown : SHOWN) {
                for (Collector one : all) {
                    if (one.path().equals(shown.path())) ask(one, shown.arguments());
                }
            }
        } catch (Refusal catchingUp) {
            LOG.log(System.Logger.Level.DEBUG, "no first look", catchingUp);
        }
    }

    private void ask(Collector collector, Arguments arguments) {
        if (Thread.currentThread().isInterrupted()) return;
        try {
            if (collector instanceof Gatherer gatherer) {
                for (Collector part : gatherer.parts()) {
                    ask(part, gatherer.passed(part, arguments));
                }
            }
            var _ = hud.cache().of(collector, arguments);
        } catch (Refusal | RuntimeException later) {
            // Whoever asks is told why; a node that ends takes no more work.
            LOG.log(System.Logger.Level.DEBUG, "not looked at first: " + collector.path(), later);
        }
    }
}
