package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.StateDb.Row;

import java.util.Map;

/** Tokens by their kind. */
record Tokens(long input, long output, long cacheRead, long cacheWrite, long reasoning) {
    static final Tokens NONE = new Tokens(0, 0, 0, 0, 0);

    static Tokens of(Row session) {
        return new Tokens(
                session.whole("input_tokens"),
                session.whole("output_tokens"),
                session.whole("cache_read_tokens"),
                session.whole("cache_write_tokens"),
                session.whole("reasoning_tokens"));
    }

    Tokens and(Tokens more) {
        return new Tokens(
                input + more.input,
                output + more.output,
                cacheRead + more.cacheRead,
                cacheWrite + more.cacheWrite,
                reasoning + more.reasoning);
    }

    /** In and out: what clients call the total. */
    long total() {
        return input + output;
    }

    /** Of all kinds. */
    long all() {
        return input + output + cacheRead + cacheWrite + reasoning;
    }

    Map<String, Object> fields() {
        return Fields.of(
                "input_tokens", input,
                "output_tokens", output,
                "cache_read_tokens", cacheRead,
                "cache_write_tokens", cacheWrite,
                "reasoning_tokens", reasoning);
    }
}
