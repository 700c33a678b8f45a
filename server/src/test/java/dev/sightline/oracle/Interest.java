package dev.sightline.oracle;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a client asks to hear.
 *
 * @param projects what it calls them (ids or slugs), to their ids; empty means all
 * @param types empty means all
 */
record Interest(Map<String, String> projects, Set<String> types) {
    static final Interest ALL = new Interest(Map.of(), Set.of());

    Interest {
        projects = Map.copyOf(new TreeMap<>(projects));
        types = Set.copyOf(types);
    }

    static Interest inProject(String name, String id) {
        return new Interest(Map.of(name, id), Set.of());
    }

    Interest ofTypes(String... wanted) {
        return new Interest(projects, Set.of(wanted));
    }

    boolean wants(Entry.Told event) {
        return wantsType(event.type()) && event.project().map(this::wantsProject).orElse(true);
    }

    boolean wantsType(String type) {
        return types.isEmpty() || types.contains(type);
    }

    boolean wantsProject(String id) {
        return projects.isEmpty() || projects.containsValue(id);
    }

    /** The event as this client must get it: with the name by which it knows the project. */
    String json(Entry.Told event) {
        if (event.project().isEmpty() || projects.isEmpty()) return event.json();
        String id = event.project().get();
        return name(id).map(name -> event.json().replace(field(id), field(name)))
                .orElse(event.json());
    }

    /** The id of a project that the client was told under this name. */
    String idOf(String name) {
        return projects.getOrDefault(name, name);
    }

    private Optional<String> name(String id) {
        return projects.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String field(String project) {
        return "\"project\":\"" + project + "\"";
    }
}
