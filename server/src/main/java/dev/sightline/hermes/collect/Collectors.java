package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Collector;

import java.util.List;

/** All of them. */
public final class Collectors {
    private Collectors() {}

    /** In the order of the pages that show them. */
    public static List<Collector> all() {
        return List.of(
                new Memory(),
                new Sessions(),
                new SessionSearch(),
                new Transcript(),
                new TokenCosts(),
                new Corrections(),
                new Patterns(),
                new Sudo(),
                new Timeline(home -> List.of()));
    }
}
