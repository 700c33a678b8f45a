package dev.sightline.hermes;

import dev.sightline.event.Event;
import dev.sightline.event.Position;
import dev.sightline.journal.Kept;
import dev.sightline.journal.Sequence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A sequence that keeps in memory what is told. */
final class Told implements Sequence {
    final List<Event> events = new CopyOnWriteArrayList<>();

    List<Map<String, ?>> all(String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .<Map<String, ?>>map(Event::data)
                .toList();
    }

    /** How often it was told that something of this type may be another. */
    long changes(String dataType) {
        return all("data_changed").stream()
                .filter(data -> String.valueOf(data.get("data_types")).matches(words(dataType)))
                .count();
    }

    private static String words(String dataType) {
        return ".*[\\[ ]" + dataType + "[,\\]].*";
    }

    @Override
    public long append(Event event, List<Kept> kept, List<String> forgotten) {
        events.add(event);
        return events.size();
    }

    @Override
    public void keep(List<Kept> kept) {}

    @Override
    public void forget(String space) {}

    @Override
    public Map<String, String> kept(String space) {
        return Map.of();
    }

    @Override
    public Position last() {
        return new Position("test", events.size());
    }

    @Override
    public void awaitCommitted(Position position) {}

    @Override
    public boolean awaitCommitted(Position position, Duration patience) {
        return true;
    }
}
