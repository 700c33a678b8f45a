package dev.sightline.hermes.collect;

import java.util.Map;

/**
 * What a model's tokens cost: USD a million of each kind. Tokens of reasoning cost what those that
 * go in do, and come in addition.
 *
 * @param key what a model's name is, or begins with
 */
record Price(String key, double input, double output, double cacheRead, double cacheWrite) {
    double of(Tokens tokens) {
        return (tokens.input() * input
                        + tokens.output() * output
                        + tokens.cacheRead() * cacheRead
                        + tokens.cacheWrite() * cacheWrite
                        + tokens.reasoning() * input)
                / 1e6;
    }

    Map<String, Object> fields() {
        return Fields.of(
                "input", input,
                "output", output,
                "cache_read", cacheRead,
                "cache_write", cacheWrite,
                "reasoning", input);
    }
}
