package dev.sightline.hermes.collect;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One agent: the home's own, or one beneath {@code profiles/}.
 *
 * @param soul its {@code SOUL.md}
 * @param usage what its database says
 * @param memory and {@code user}: texts of the two files
 * @param keys names of secrets
 * @param gateway {@code active}, {@code inactive} or {@code unknown}
 */
record Profile(
        String name,
        boolean isDefault,
        AgentConfig config,
        String soul,
        Usage usage,
        Remembered memory,
        Remembered user,
        int skills,
        int jobs,
        List<String> keys,
        String gateway,
        boolean hasAlias) {
    private static final int SUMMARY = 120;
    private static final int CUT = 117;
    private static final String LOCAL = "localhost";

    /** Of all sessions. */
    record Usage(
            long sessions,
            long messages,
            long toolCalls,
            long inputTokens,
            long outputTokens,
            Optional<Instant> last) {
        static final Usage NONE = new Usage(0, 0, 0, 0, 0, Optional.empty());
    }

    /** A file of what it remembers, counted. */
    record Remembered(int entries, int characters, int most) {
        double percent() {
            return most <= 0 ? 0 : characters * 100.0 / most;
        }
    }

    boolean isActive() {
        return gateway.equals("active");
    }

    /** What it says of itself first; a heading where there is nothing else. */
    static String summary(String soul) {
        List<String> lines = soul.lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
        Optional<String> first =
                lines.stream()
                        .filter(line -> !line.startsWith("#") && !line.startsWith("---"))
                        .findFirst();
        if (first.isPresent()) {
            String line = first.get();
            return Characters.count(line) > SUMMARY ? Characters.first(line, CUT) + "..." : line;
        }
        return lines.stream()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2).strip())
                .orElse("");
    }

    private String provider() {
        return config.provider().isEmpty() ? config.tree().text("provider", "") : config.provider();
    }

    private static @Nullable Integer port(String url) {
        try {
            int port = URI.create(url).getPort();
            return port < 0 ? null : port;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    Map<String, @Nullable Object> fields() {
        Tree compression = config.tree().object("compression");
        return Fields.orNull(
                "name", name,
                "is_default", isDefault,
                "model", config.model(),
                "provider", provider(),
                "base_url", config.baseUrl(),
                "port", port(config.baseUrl()),
                "toolsets", config.toolsets(),
                "skin", config.tree().object("display").text("skin", ""),
                "context_length", config.contextLength(),
                "soul_summary", summary(soul),
                "session_count", usage.sessions(),
                "message_count", usage.messages(),
                "tool_call_count", usage.toolCalls(),
                "total_input_tokens", usage.inputTokens(),
                "total_output_tokens", usage.outputTokens(),
                "last_active", Times.text(usage.last()),
                "memory_entries", memory.entries(),
                "memory_chars", memory.characters(),
                "memory_max_chars", memory.most(),
                "user_entries", user.entries(),
                "user_chars", user.characters(),
                "user_max_chars", user.most(),
                "skill_count", skills,
                "cron_job_count", jobs,
                "api_keys", keys,
                "gateway_status", gateway,
                // Nobody is asked over the net.
                "server_status", "n/a",
                "has_alias", hasAlias,
                "compression_enabled", config.isCompressing(),
                "compression_model", compression.text("summary_model", ""),
                "is_local", provider().equals("custom") || config.baseUrl().contains(LOCAL),
                "memory_capacity_pct", memory.percent(),
                "total_tokens", usage.inputTokens() + usage.outputTokens(),
                "user_capacity_pct", user.percent());
    }
}
