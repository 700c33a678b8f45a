package dev.sightline.bench.kernel;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node streamed about one run, with the moment at which each event was complete. It is only
 * looked into afterwards: parsing shall not be in the way of the next read.
 */
final class Answer {

    private static final JsonMapper JSON = new JsonMapper();

    private record Event(String data, long nanos) {}

    private final List<Event> events = new ArrayList<>();

    void event(String data, long receivedNanos) {
        events.add(new Event(data, receivedNanos));
    }

    /**
     * When it said that all is over.
     *
     * @throws IOException where not all statements ran to a good end
     */
    long over() throws IOException {
        for (Event event : events) {
            String type = typeOf(JSON.readTree(event.data()));
            if (type.equals("cancelled") || type.equals("error")) {
                throw new IOException("the code failed: " + event.data());
            }
        }
        if (events.isEmpty() || !events.getLast().data().contains("\"complete\"")) {
            throw new IOException("the answer ends without `complete`");
        }
        return events.getLast().nanos();
    }

    /** When each statement's result came. */
    List<Long> results() {
        return events.stream()
                .filter(event -> typeOf(JSON.readTree(event.data())).equals("result"))
                .map(Event::nanos)
                .toList();
    }

    /** When the first event with output came, of a statement that runs or of one that ended. */
    long firstOutput() throws IOException {
        return events.stream()
                .filter(event -> !JSON.readTree(event.data()).path("output").isEmpty())
                .mapToLong(Event::nanos)
                .findFirst()
                .orElseThrow(() -> new IOException("no output came"));
    }

    /** What the results, all together, show and leave out. */
    Driver.Flood flood(long start) throws IOException {
        long shown = 0;
        long cut = 0;
        String said = "";
        for (Event event : events) {
            JsonNode result = JSON.readTree(event.data());
            if (!typeOf(result).equals("result")) {
                continue;
            }
            for (JsonNode output : result.path("output")) {
                String content = output.path("content").asString("");
                if (output.has("cut")) {
                    cut += output.path("cut").asLong();
                    said = content.strip();
                } else {
                    shown += content.length();
                }
            }
        }
        return new Driver.Flood(over() - start, shown, cut, said);
    }

    /** Results have none in the form that is asked for here. */
    private static String typeOf(JsonNode event) {
        return event.path("type").asString("result");
    }
}
