package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.MemoryFile;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What {@code config.yaml} says that others show.
 *
 * @param model that the agent thinks with, empty for none
 * @param provider of that model, as the mapping {@code model} has it
 * @param baseUrl without a name and password that may stand in it
 * @param contextLength of the model as the user set it, 0 for none
 */
record AgentConfig(Tree tree, String model, String provider, String baseUrl, long contextLength) {

    static AgentConfig of(Map<String, @Nullable Object> config) {
        Tree tree = new Tree(config);
        Tree model = tree.object("model");
        String name =
                tree.value("model") instanceof Map<?, ?>
                        ? model.text("default").or(() -> model.text("model")).orElse("")
                        : tree.text("model", "");
        return new AgentConfig(
                tree,
                name,
                model.text("provider", ""),
                model.text("base_url", "").replaceFirst("(?<=://)[^/@]*@", ""),
                model.whole("context_length", 0));
    }

    List<String> toolsets() {
        return tree.words("toolsets");
    }

    boolean isCompressing() {
        return tree.object("compression").isTrue("enabled");
    }

    /** As {@code config} of the whole state. */
    Map<String, @Nullable Object> fields() {
        return Fields.orNull(
                "model", model,
                "provider", provider,
                "toolsets", toolsets(),
                "backend", tree.object("terminal").text("backend", ""),
                "max_turns", tree.object("agent").whole("max_turns", 0),
                "compression_enabled", isCompressing(),
                "checkpoints_enabled", tree.object("checkpoints").isTrue("enabled"),
                "memory_char_limit", MemoryFile.MEMORY.limit(tree.fields()),
                "user_char_limit", MemoryFile.USER.limit(tree.fields()));
    }
}
