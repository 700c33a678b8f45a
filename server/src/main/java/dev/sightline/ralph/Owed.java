package dev.sightline.ralph;

import dev.sightline.event.Event;
import dev.sightline.journal.Kept;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a piece of the log means, kept with the piece until all of it is told: that the log was read
 * so far and what was found there are several events, and a kill between them loses none.
 */
final class Owed {
    private static final String ROW = "owed";
    private static final String PAID = "owed/paid";

    private final Teller teller;

    Owed(Teller teller) {
        this.teller = teller;
    }

    /** With the piece. */
    List<Kept> debt(List<Event> events) {
        if (events.isEmpty()) return List.of();
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Event event : events) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("type", event.type());
            one.put("data", event.data());
            all.add(one);
        }
        return List.of(
                teller.kept(ROW, new String(Json.bytes(all), StandardCharsets.UTF_8)),
                teller.kept(PAID, null));
    }

    /**
     * One of them.
     *
     * @param number from 1
     */
    News paid(Event event, int number, int of) {
        if (number < of) return News.of(event, teller.kept(PAID, String.valueOf(number)));
        return News.of(event, teller.kept(ROW, null), teller.kept(PAID, null));
    }

    /** What an earlier node did not come to tell. */
    List<News> left(Map<String, String> rows) {
        @Nullable String text = rows.get(ROW);
        if (text == null) return List.of();
        int paid = Integer.parseInt(rows.getOrDefault(PAID, "0"));
        List<News> left = new ArrayList<>();
        try {
            JsonNode all = Json.read(text.getBytes(StandardCharsets.UTF_8));
            for (int i = paid; i < all.size(); i++) {
                Map<String, @Nullable Object> data = new LinkedHashMap<>();
                all.get(i)
                        .get("data")
                        .properties()
                        .forEach(field -> data.put(field.getKey(), field.getValue()));
                Event event = teller.event(all.get(i).get("type").asString(), data);
                left.add(paid(event, i + 1, all.size()));
            }
        } catch (JacksonException broken) {
            throw new IllegalStateException("the journal keeps what it was not given", broken);
        }
        return left;
    }
}
