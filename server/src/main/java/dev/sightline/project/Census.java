package dev.sightline.project;

import dev.sightline.event.Event;
import dev.sightline.journal.Kept;
import dev.sightline.journal.Sequence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which projects everyone was told of last, as the journal keeps it: {@code origin path} by id. */
final class Census {
    private static final String SPACE = "projects";

    private final Sequence sequence;
    private final List<String> lenses;

    /**
     * @param lenses by name; they too keep what they have told, in {@code name/id}
     */
    Census(Sequence sequence, List<String> lenses) {
        this.sequence = sequence;
        this.lenses = List.copyOf(lenses);
    }

    /** By id; empty before the very first start. */
    Map<String, String> last() {
        return new TreeMap<>(sequence.kept(SPACE));
    }

    /** The paths that were discovered then: they need not be searched to be there at once. */
    static List<Path> discovered(Map<String, String> last) {
        String word = Origin.DISCOVERED.word() + " ";
        return last.values().stream()
                .filter(row -> row.startsWith(word))
                .map(row -> Path.of(row.substring(word.length())))
                .toList();
    }

    private static String row(Project project) {
        return project.origin().word() + " " + project.path();
    }

    /** The first time there is nobody to tell of a change. */
    void begin(Collection<Project> projects) {
        sequence.keep(rows(projects, List.of()));
    }

    /**
     * Tells what came and went, and forgets what was told of the files of what went; {@code now} is
     * all that there is after it.
     */
    void tell(Collection<Project> added, Collection<String> removed, Collection<Project> now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("added", added.stream().map(Project::id).toList());
        data.put("removed", List.copyOf(removed));
        data.put("observed", now.stream().map(Project::id).sorted().toList());
        data.put("count", now.size());
        sequence.append(
                Event.ofNode("watcher_projects_refreshed", data),
                rows(added, removed),
                removed.stream().flatMap(this::spaces).toList());
    }

    private Stream<String> spaces(String id) {
        return Stream.concat(
                Stream.of(Told.space(id)), lenses.stream().map(lens -> lens + "/" + id));
    }

    private static List<Kept> rows(Collection<Project> there, Collection<String> gone) {
        List<Kept> rows = new ArrayList<>();
        there.forEach(project -> rows.add(new Kept(SPACE, project.id(), row(project))));
        gone.forEach(id -> rows.add(new Kept(SPACE, id, null)));
        return rows;
    }
}
