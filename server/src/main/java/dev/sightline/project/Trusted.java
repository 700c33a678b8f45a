package dev.sightline.project;

import dev.sightline.journal.Kept;
import dev.sightline.journal.Sequence;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What people have said may be run: hashes, each of one project, kept over a restart. */
public final class Trusted {
    private final Sequence sequence;
    private final String space;
    private final Set<String> all = ConcurrentHashMap.newKeySet();

    /**
     * @param space of the journal's kept rows, each feature's own
     */
    public Trusted(Sequence sequence, String space) {
        this.sequence = sequence;
        this.space = space;
        all.addAll(sequence.kept(space).keySet());
    }

    public boolean has(String project, String hash) {
        return all.contains(key(project, hash));
    }

    /**
     * @param who for the record
     */
    public void keep(String project, String hash, String who) {
        all.add(key(project, hash));
        sequence.keep(List.of(new Kept(space, key(project, hash), who)));
    }

    private static String key(String project, String hash) {
        return project + " " + hash;
    }
}
