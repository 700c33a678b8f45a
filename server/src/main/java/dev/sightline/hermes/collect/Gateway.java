package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How the agent can be reached (compat.md §4, gateway_state.json), and whether that runs. */
final class Gateway implements Collector {
    static final String FILE = "gateway_state.json";

    /** No file shows that a process ended. */
    static final Duration LIFE = Duration.ofSeconds(5);

    private static final String UNKNOWN = "unknown";

    @Override
    public String path() {
        return "gateway";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.GATEWAY);
    }

    @Override
    public Duration life() {
        return LIFE;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) throws Unreadable {
        return state(Tree.of(home.json(FILE)), ProcessNote::isAlive, home.clock().getZone());
    }

    /**
     * @param zone of times that say none
     */
    static Map<String, @Nullable Object> state(
            Tree file, Predicate<ProcessNote> isAlive, ZoneId zone) {
        Optional<ProcessNote> process = ProcessNote.of(file);
        return Fields.orNull(
                "state", file.text("gateway_state", UNKNOWN),
                "pid", process.map(ProcessNote::pid).orElse(null),
                "pid_alive", process.filter(isAlive).isPresent(),
                "kind", file.text("kind", ""),
                "restart_requested", file.isTrue("restart_requested"),
                "exit_reason", said(file, "exit_reason"),
                "updated_at", Times.text(Times.parse(file.value("updated_at"), zone)),
                "active_agents", file.whole("active_agents", 0),
                "platforms", platforms(file.object("platforms"), zone));
    }

    private static List<Map<String, @Nullable Object>> platforms(Tree all, ZoneId zone) {
        List<Map<String, @Nullable Object>> platforms = new ArrayList<>();
        new TreeMap<>(all.fields())
                .forEach((name, value) -> {
                    if (!(value instanceof Map<?, ?>)) return;
                    Tree one = Tree.of(value);
                    platforms.add(
                            Fields.orNull(
                                    "name", name,
                                    "state", one.text("state", UNKNOWN),
                                    "updated_at",
                                            Times.text(Times.parse(one.value("updated_at"), zone)),
                                    "error_code", said(one, "error_code"),
                                    "error_message", said(one, "error_message")));
                });
        return platforms;
    }

    private static @Nullable String said(Tree tree, String name) {
        return tree.text(name).filter(text -> !text.isEmpty()).orElse(null);
    }
}
