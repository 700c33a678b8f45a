package dev.sightline.hermes.home;

import dev.sightline.http.Refusal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request asks of a collector.
 *
 * @param query by name, each once
 * @param segments what stands in the path for {@code {…}}, in order, decoded
 */
public record Arguments(Map<String, String> query, List<String> segments) {
    public static final Arguments NONE = new Arguments(Map.of(), List.of());

    public Arguments {
        query = Map.copyOf(query);
        segments = List.copyOf(segments);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /**
     * @return {@code otherwise} where it is missing
     * @throws Refusal 422 for what is neither {@code true} nor {@code false}
     */
    public boolean flag(String name, boolean otherwise) throws Refusal {
        return switch (text(name).orElse(String.valueOf(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new Refusal(
                            422, "bad_request", "`%s` must be true or false".formatted(name));
        };
    }

    /**
     * @return {@code otherwise} where it is missing
     * @throws Refusal 422 for what is no whole number within these, both included
     */
    public int number(String name, int otherwise, int least, int most) throws Refusal {
        Optional<String> said = text(name);
        if (said.isEmpty()) return otherwise;
        try {
            int number = Integer.parseInt(said.get());
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Refusal(
                422,
                "bad_request",
                "`%s` must be a whole number from %d to %d".formatted(name, least, most));
    }
}
