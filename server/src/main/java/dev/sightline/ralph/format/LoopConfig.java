package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code .ralph/config.json} with its defaults (compat.md §1, "Other files").
 *
 * @param pricing USD a thousand tokens, by model or CLI
 * @param command what starts the loop, as argv; empty where the file does not say it (ours)
 * @param all every key of the file, those that we do not know too
 */
public record LoopConfig(
        String cli,
        String flags,
        int maxIterations,
        String testCommand,
        Map<String, Double> pricing,
        List<String> command,
        Map<String, @Nullable Object> all) {

    /** What is wrong with the file, for its author. */
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        public Wrong(String what) {
            super(what, null, false, false);
        }
    }

    private static final Map<String, Double> PRICING = original();

    private static Map<String, Double> original() {
        Map<String, Double> prices = new LinkedHashMap<>();
        prices.put("codex", 0.006);
        prices.put("claude", 0.015);
        return Collections.unmodifiableMap(prices);
    }

    public LoopConfig {
        pricing = Collections.unmodifiableMap(new LinkedHashMap<>(pricing));
        command = List.copyOf(command);
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    public static LoopConfig defaults() {
        return new LoopConfig("codex", "", 20, "", PRICING, List.of(), Map.of());
    }

    public static LoopConfig parse(String text) throws Wrong {
        Optional<Fields> file = Fields.read(text);
        if (file.isEmpty()) throw new Wrong("config.json: must be one JSON object");
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        file.get()
                .object()
                .properties()
                .forEach(one -> all.put(one.getKey(), Plain.of(one.getValue())));
        return of(all);
    }

    private static LoopConfig of(Map<String, @Nullable Object> all) throws Wrong {
        ConfigKeys keys = new ConfigKeys(all);
        keys.text("model", "");
        keys.text("approval_mode", "");
        keys.amount("iteration_timeout_seconds");
        LoopConfig defaults = defaults();
        return new LoopConfig(
                keys.text("cli", defaults.cli),
                keys.text("flags", defaults.flags),
                keys.iterations("max_iterations", defaults.maxIterations),
                keys.text("test_command", defaults.testCommand),
                keys.prices("model_pricing", defaults.pricing),
                keys.argv("command"),
                all);
    }

    /** With these keys changed, and the others as they are; null removes one. */
    public LoopConfig with(Map<String, @Nullable Object> changes) throws Wrong {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(all);
        for (Map.Entry<String, @Nullable Object> change : changes.entrySet()) {
            Object value = Plain.of(change.getValue());
            if (value == null) changed.remove(change.getKey());
            else changed.put(change.getKey(), value);
        }
        return of(changed);
    }

    /** Two spaces, one key a line, as the tools write it. */
    public String text() {
        return Plain.pretty(all);
    }

    /** As {@code GET config} says it: all keys, with the defaults for those that are missing. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("cli", cli);
        fields.put("flags", flags);
        fields.put("max_iterations", maxIterations);
        fields.put("test_command", testCommand);
        fields.put("model_pricing", pricing);
        all.forEach((key, value) -> {
            if (value != null) fields.putIfAbsent(key, value);
        });
        return fields;
    }

    /** Whether the file itself names prices. */
    boolean ownPrices() {
        return all.get("model_pricing") != null;
    }
}
