package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The known keys of {@code config.json}, each of its kind or {@link LoopConfig.Wrong}. */
record ConfigKeys(Map<String, @Nullable Object> all) {
    private static final int MOST_ITERATIONS = 1_000_000;

    private LoopConfig.Wrong wrong(String key, String must) {
        return new LoopConfig.Wrong("config.json: \"" + key + "\" must be " + must);
    }

    /** A missing key and {@code null} are the same. */
    String text(String key, String otherwise) throws LoopConfig.Wrong {
        Object value = all.get(key);
        if (value == null) return otherwise;
        if (value instanceof String text) return text;
        throw wrong(key, "a text");
    }

    int iterations(String key, int otherwise) throws LoopConfig.Wrong {
        Object value = all.get(key);
        if (value == null) return otherwise;
        boolean whole = value instanceof Integer || value instanceof Long;
        if (whole && value instanceof Number number) {
            long count = number.longValue();
            if (count >= 0 && count <= MOST_ITERATIONS) return (int) count;
        }
        throw wrong(key, "a whole number from 0 (no limit) to " + MOST_ITERATIONS);
    }

    void amount(String key) throws LoopConfig.Wrong {
        Object value = all.get(key);
        if (value != null && !isAmount(value)) throw wrong(key, "a number, 0 or more");
    }

    private static boolean isAmount(@Nullable Object value) {
        return value instanceof Number number
                && number.doubleValue() >= 0
                && Double.isFinite(number.doubleValue());
    }

    Map<String, Double> prices(String key, Map<String, Double> otherwise) throws LoopConfig.Wrong {
        Object value = all.get(key);
        if (value == null) return otherwise;
        if (!(value instanceof Map<?, ?> rows)) {
            throw wrong(key, "an object of prices, USD a thousand tokens");
        }
        Map<String, Double> prices = new LinkedHashMap<>();
        for (Map.Entry<?, ?> row : rows.entrySet()) {
            String name = String.valueOf(row.getKey());
            if (!isAmount(row.getValue()) || !(row.getValue() instanceof Number price)) {
                throw wrong(key + "." + name, "a number, 0 or more");
            }
            prices.put(name, price.doubleValue());
        }
        return prices;
    }

    List<String> argv(String key) throws LoopConfig.Wrong {
        Object value = all.get(key);
        if (value == null) return List.of();
        String must = "a list of texts, the program first";
        if (!(value instanceof List<?> list)) throw wrong(key, must);
        List<String> argv = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof String text) || text.indexOf('\0') >= 0) throw wrong(key, must);
            argv.add(text);
        }
        if (!argv.isEmpty() && argv.getFirst().isBlank()) throw wrong(key, must);
        return argv;
    }
}
