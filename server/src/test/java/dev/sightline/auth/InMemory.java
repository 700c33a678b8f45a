package dev.sightline.auth;

import java.util.Map;

/** Sessions that survive a restart as long as the test does. */
public final class InMemory implements Sessions.Store {
    private Map<String, Session> kept = Map.of();

    @Override
    public Map<String, Session> load() {
        return kept;
    }

    @Override
    public void save(Map<String, Session> byDigest) {
        kept = Map.copyOf(byDigest);
    }
}
