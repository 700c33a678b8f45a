package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the agent's model can, by the list of all models that the agent keeps. */
final class ModelInfo implements Collector {
    private static final String FILE = "models_dev_cache.json";

    @Override
    public String path() {
        return "model-info";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.CONFIG, Part.MODELS);
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) {
        AgentConfig config = AgentConfig.of(home.config());
        // Without a model there is nothing to look up, and the list is long.
        return fields(config, config.model().isEmpty() ? Tree.NONE : list(home));
    }

    /** Without it, or where it is too large, what is said is only what the user has set. */
    private static Tree list(Home home) {
        try {
            return Tree.of(home.json(FILE));
        } catch (Unreadable unreadable) {
            return Tree.NONE;
        }
    }

    /**
     * @param list {@code {provider: {"models": {id: {…}}}}}
     */
    static Map<String, @Nullable Object> fields(AgentConfig config, Tree list) {
        Optional<Tree> found =
                config.model().isEmpty() || config.provider().isEmpty()
                        ? Optional.empty()
                        : find(list, config.provider(), config.model());
        Tree model = found.orElse(Tree.NONE);
        Tree limit = model.object("limit");
        Tree cost = model.object("cost");
        long known = limit.whole("context", 0);
        long set = config.model().isEmpty() ? 0 : config.contextLength();
        return Fields.orNull(
                "model", config.model(),
                "provider", config.model().isEmpty() ? "" : config.provider(),
                "family", model.text("family", ""),
                "supports_tools", model.isTrue("tool_call"),
                "supports_vision", model.isTrue("attachment"),
                "supports_reasoning", model.isTrue("reasoning"),
                "supports_structured_output", model.isTrue("structured_output"),
                "max_output_tokens", limit.whole("output", 0),
                "auto_context_length", known,
                "config_context_length", set,
                // What the user sets holds, a smaller number too.
                "effective_context_length", set > 0 ? set : known,
                "cost_input_per_m", cost.number("input"),
                "cost_output_per_m", cost.number("output"),
                "cost_cache_read_per_m", cost.number("cache_read"),
                "release_date", model.text("release_date", ""),
                "knowledge_cutoff", model.text("knowledge", ""),
                "found", found.isPresent());
    }

    private static Optional<Tree> find(Tree list, String provider, String model) {
        return in(list, provider, model)
                .or(() -> in(list, provider.toLowerCase(Locale.ROOT), model))
                .or(() ->
                        list.fields().keySet().stream()
                                .flatMap(other -> in(list, other, model).stream())
                                .findFirst());
    }

    private static Optional<Tree> in(Tree list, String provider, String model) {
        Tree models = list.object(provider).object("models");
        return models.value(model) instanceof Map<?, ?>
                ? Optional.of(models.object(model))
                : Optional.empty();
    }
}
