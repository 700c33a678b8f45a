package dev.sightline.hermes.collect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What models cost, and which row of it a model's name means. */
final class PriceTable {
    /** The day that the prices are of. */
    static final String AS_OF = "2026-04-29";

    /** Key, then USD a million tokens: in, out, read from a cache, written to one. */
    private static final String ROWS =
            """
            claude-opus-4-6        15     75    1.5  18.75
            claude-sonnet-4-6       3     15    0.3   3.75
            claude-haiku-3-5      0.8      4   0.08      1
            claude-4-sonnet         3     15    0.3   3.75
            claude-3-7-sonnet       3     15    0.3   3.75
            claude-3.7-sonnet       3     15    0.3   3.75
            gpt-5.4-pro            30    180     15     30
            gpt-5.4               2.5     15   1.25    2.5
            gpt-5.5              1.75     14   0.88   1.75
            gpt-5.2-codex        1.75     14   0.88   1.75
            gpt-5.2              1.75     14   0.88   1.75
            gpt-4o                2.5     10   1.25    2.5
            gpt-4o-mini          0.15    0.6  0.075   0.15
            gpt-4.1-mini          0.4    1.6    0.2    0.4
            gpt-4.1                 2      8      1      2
            o4-mini               1.1    4.4   0.55    1.1
            o3-mini               1.1    4.4   0.55    1.1
            o1                     15     60    7.5     15
            deepseek-v3          0.27    1.1   0.07   0.27
            deepseek-chat        0.27    1.1   0.07   0.27
            deepseek-r1          0.55   2.19   0.14   0.55
            grok-4                  2      6    0.5      2
            grok-3                  3     15   0.75      3
            grok-code-fast        0.3    0.5  0.075    0.3
            grok-3-mini-fast      0.3    0.5  0.075    0.3
            gemini-3.1-pro          2     12    0.5      2
            gemini-3-flash        0.5      3   0.13    0.5
            gemini-2.5-pro       1.25     10   0.31    4.5
            gemini-2.5-flash     0.15    0.6   0.04   0.15
            gemini-2.0-flash      0.1    0.4  0.025    0.1
            gemini-flash          0.1    0.4  0.025    0.1
            mimo-v2-pro             1      3    0.2      1
            minimax-m2.7          0.2    1.2   0.05    0.2
            minimax-m2.5         0.12   0.99   0.06   0.12
            llama-3.3-70b         0.1    0.1  0.025    0.1
            llama-4               0.1    0.1  0.025    0.1
            qwen3-coder          0.15    0.8   0.04   0.15
            qwen-3.5-plus        0.26   1.56  0.065   0.26
            qwen-3.5-flash      0.065   0.26  0.016  0.065
            mistral-small        0.15    0.6   0.04   0.15
            devstral              0.4      2    0.1    0.4
            local                   0      0      0      0
            """;

    private static final String FREE = "local";
    private static final List<String> FREE_WORDS =
            List.of("local", "localhost", ":free", "gemma", "nemotron", "mimo-free");

    /** So small that it runs at home: {@code qwen2-7b}. */
    private static final Pattern SMALL =
            Pattern.compile("[-_](?:1\\.5b|1\\.8b|15b|18b|3b|4b|7b|8b|9b|13b|14b)\\b");

    /**
     * Which row a model means.
     *
     * @param label of the row; {@code local (free)}, or {@code unpriced (MODEL)} where there is
     *     none
     */
    record Match(String label, Optional<Price> price) {}

    private final Map<String, Price> prices = new LinkedHashMap<>();
    private final List<Price> longestFirst;

    PriceTable() {
        for (String row : ROWS.lines().toList()) {
            String[] words = row.split(" +", -1);
            prices.put(
                    words[0],
                    new Price(
                            words[0],
                            Double.parseDouble(words[1]),
                            Double.parseDouble(words[2]),
                            Double.parseDouble(words[3]),
                            Double.parseDouble(words[4])));
        }
        longestFirst = new ArrayList<>(prices.values());
        longestFirst.sort(Comparator.comparingInt(price -> -price.key().length()));
    }

    /** The row of that name; else the longest that the name begins with, without its provider. */
    Match match(Optional<String> model) {
        if (model.isEmpty()) return new Match("unpriced (unknown)", Optional.empty());
        String name = model.get();
        String base = name.substring(name.lastIndexOf('/') + 1);
        Optional<Price> price =
                Optional.ofNullable(prices.get(name))
                        .or(() ->
                                longestFirst.stream()
                                        .filter(one -> base.startsWith(one.key()))
                                        .findFirst());
        if (price.isPresent()) return new Match(price.get().key(), price);
        String lower = name.toLowerCase(Locale.ROOT);
        if (FREE_WORDS.stream().anyMatch(lower::contains) || SMALL.matcher(lower).find()) {
            return new Match("local (free)", Optional.ofNullable(prices.get(FREE)));
        }
        return new Match("unpriced (" + name + ")", Optional.empty());
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        prices.forEach((key, price) -> fields.put(key, price.fields()));
        return fields;
    }
}
