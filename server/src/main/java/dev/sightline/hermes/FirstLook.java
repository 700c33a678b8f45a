package dev.sightline.hermes;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Gatherer;
import dev.sightline.http.Refusal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes what the overview shows once the node is up, so that who looks first finds it made: the
 * code runs for the first time, too, and that is most of what a first look costs. One thing after
 * the other, for the page that was opened at the start needs a processor as well.
 */
final class FirstLook implements Runnable {
    private static final System.Logger LOG = System.getLogger("sightline.hermes");

    /** As the overview of the page asks; what the first of them is gathered from comes before. */
    private static final List<String> SHOWN =
            List.of("dashboard", "memory", "gateway", "providers", "token-costs");

    private final Hud hud;
    private final Set<Collector> wanted;

    FirstLook(Hud hud, Collection<Collector> all) {
        this.hud = hud;
        this.wanted = wanted(all);
    }

    private static Set<Collector> wanted(Collection<Collector> all) {
        List<Collector> shown = all.stream().filter(one -> SHOWN.contains(one.path())).toList();
        Set<Collector> wanted = new LinkedHashSet<>();
        for (Collector one : shown) {
            if (one instanceof Gatherer gatherer) wanted.addAll(gatherer.parts());
        }
        wanted.addAll(shown);
        return wanted;
    }

    @Override
    public void run() {
        try {
            if (!hud.isThere()) return;
            for (Collector collector : wanted) {
                if (Thread.currentThread().isInterrupted()) return;
                hud.cache().of(collector, Arguments.NONE);
            }
        } catch (Refusal | RuntimeException later) {
            // Whoever asks is told why; a node that ends takes no more work.
            LOG.log(System.Logger.Level.DEBUG, "no first look", later);
        }
    }
}
