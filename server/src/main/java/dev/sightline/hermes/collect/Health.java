package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.project.FileStamp;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the agent has the keys that it needs, by their names, and whether its gateway runs.
 * Nothing is started to find out.
 */
final class Health implements Collector {
    private static final String PID_FILE = "gateway.pid";
    private static final List<String> ENDINGS = List.of("_API_KEY", "_TOKEN", "_SECRET");

    /** In order, with what each is for. */
    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("ANTHROPIC_API_KEY", "Primary LLM provider");
        KEYS.put("OPENROUTER_API_KEY", "OpenRouter fallback provider");
        KEYS.put("FIREWORKS_API_KEY", "Fireworks AI provider");
        KEYS.put("XAI_API_KEY", "xAI / Grok provider");
        KEYS.put("GOOGLE_AI_KEY", "Google AI Studio / Gemini provider");
        KEYS.put("MINIMAX_API_KEY", "MiniMax provider");
        KEYS.put("NOUS_API_KEY", "Nous Portal provider");
        KEYS.put("TELEGRAM_BOT_TOKEN", "Telegram gateway bot token");
        KEYS.put("ELEVENLABS_API_KEY", "ElevenLabs TTS");
    }

    private final Set<String> own;

    /**
     * @param own names in the environment of this node that have a value
     */
    Health(Set<String> own) {
        this.own = Set.copyOf(own);
    }

    @Override
    public String path() {
        return "health";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.ENVIRONMENT, Part.CONFIG, Part.GATEWAY, Part.STATE);
    }

    @Override
    public Duration life() {
        return Gateway.LIFE;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) {
        @Nullable FileStamp database = home.files(Part.STATE).get("state.db");
        return fields(
                keys(home.environmentNames(), own),
                gateway(home),
                AgentConfig.of(home.config()),
                Optional.ofNullable(database));
    }

    static Map<String, @Nullable Object> fields(
            List<Key> keys,
            Map<String, @Nullable Object> gateway,
            AgentConfig config,
            Optional<FileStamp> database) {
        long here = keys.stream().filter(Key::isPresent).count();
        boolean isRunning = Boolean.TRUE.equals(gateway.get("running"));
        return Fields.orNull(
                "keys", keys.stream().map(Key::fields).toList(),
                "services", List.of(gateway),
                "config_model", config.model(),
                "config_provider", config.provider(),
                "hermes_dir_exists", true,
                "state_db_exists", database.isPresent(),
                "state_db_size", database.map(FileStamp::size).orElse(0L),
                "all_healthy", here == keys.size() && isRunning,
                "keys_missing", keys.size() - here,
                "keys_ok", here,
                "services_ok", isRunning ? 1 : 0);
    }

    /**
     * A key by its name.
     *
     * @param note what it would be for, or how it is known
     */
    record Key(String name, boolean isPresent, String note) {
        Map<String, @Nullable Object> fields() {
            return Fields.orNull("name", name, "source", "env", "present", isPresent, "note", note);
        }
    }

    /**
     * Those that agents usually need, and then what else is there.
     *
     * @param names in the home's {@code .env}
     * @param own in the node's environment
     */
    static List<Key> keys(Collection<String> names, Set<String> own) {
        List<Key> keys = new ArrayList<>();
        KEYS.forEach((name, use) -> {
            boolean isPresent = names.contains(name) || own.contains(name);
            keys.add(new Key(name, isPresent, isPresent ? "" : use));
        });
        for (String name : new TreeSet<>(names)) {
            if (!KEYS.containsKey(name) && ENDINGS.stream().anyMatch(name::endsWith)) {
                keys.add(new Key(name, true, "discovered"));
            }
        }
        return keys;
    }

    private static Map<String, @Nullable Object> gateway(Home home) {
        try {
            Optional<String> file = home.text(PID_FILE).map(String::strip);
            if (file.isEmpty()) return service(false, null, "no pid file");
            // Some write the number alone.
            Tree tree =
                    file.get().matches("\\d{1,10}")
                            ? new Tree(Fields.orNull("pid", Long.valueOf(file.get())))
                            : Tree.of(home.json(PID_FILE));
            Optional<ProcessNote> process = ProcessNote.of(tree);
            if (process.isEmpty()) return service(false, null, "pid file unreadable");
            boolean isAlive = process.get().isAlive();
            return service(
                    isAlive,
                    process.get().pid(),
                    isAlive ? "" : "pid file exists but process dead");
        } catch (Unreadable unreadable) {
            return service(false, null, "pid file unreadable");
        }
    }

    private static Map<String, @Nullable Object> service(
            boolean isRunning, @Nullable Long pid, String note) {
        return Fields.orNull(
                "name", "Telegram Gateway", "running", isRunning, "pid", pid, "note", note);
    }
}
