package dev.sightline.cli;

import dev.sightline.json.Json;
import dev.sightline.python.Lines;
import dev.sightline.python.Output;
import dev.sightline.python.Said;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A run as the events that a node has of it, one JSON object a line. */
final class RunEvents implements RunView {
    /** Of a result's text; the stream has all of it. In characters. */
    private static final int TEXT = 1 << 20;

    private final PrintStream out;
    private final long started = System.nanoTime();

    /** Those that have not begun, by their number in the script. */
    private final Map<Integer, Lines> waiting = new LinkedHashMap<>();

    private final List<Output> output = new ArrayList<>();
    private Lines now = new Lines(0, 1, 1);
    private boolean running;
    private int kept;
    private long cut;
    private int asked;

    RunEvents(PrintStream out) {
        this.out = out;
    }

    @Override
    public void hear(Said said) {
        switch (said) {
            case Said.Parsed(List<Lines> statements) -> {
                statements.forEach(lines -> waiting.put(lines.node(), lines));
                print("expressions", Map.of("expressions", places(statements)));
            }
            case Said.Begun(int node) -> begin(node);
            case Said.Text(boolean err, String text) -> {
                Output piece = Output.of(err ? "stderr" : "stdout", text);
                stream(piece);
                keep(piece);
            }
            case Said.Shown(Output shown) -> {
                stream(shown);
                output.add(shown);
            }
            case Said.Ended ended -> {
                output.addAll(ended.value());
                output.addAll(ended.error());
                result(ended.millis(), ended.failed());
            }
            case Said.Asked(int ask, String prompt, boolean password) ->
                    print("input", fields("prompt", prompt, "password", password, "ask", ++asked));
            case Said.Silent(double seconds) -> print("unresponsive", Map.of("seconds", seconds));
            case Said.Heard() -> print("responsive", Map.of());
            case Said.Usage(long rss, double cpu, int processes) ->
                    print("usage", fields("rss", rss, "cpu", cpu, "processes", processes));
            case Said.Ready ready -> {}
            case Said.Done done -> {}
            case Said.Variables variables -> {}
            case Said.Gone gone -> {}
            case Said.Unknown unknown -> {}
        }
    }

    @Override
    public void answered() {
        print("input_given", Map.of("ask", asked));
    }

    @Override
    public void over(String status, OptionalInt exit, String detail) {
        if (running) {
            output.add(Output.of("error", detail));
            result(0, true);
        }
        if (!waiting.isEmpty() && !status.equals("ok")) {
            print("cancelled", Map.of("expressions", places(waiting.values())));
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("status", status);
        fields.put("ms", Math.round((System.nanoTime() - started) / 1e3) / 1e3);
        fields.put("exit", exit.isPresent() ? exit.getAsInt() : null);
        fields.put("detail", detail.isEmpty() ? null : detail);
        print("complete", fields);
    }

    private void begin(int node) {
        @Nullable Lines place = waiting.remove(node);
        now = place == null ? new Lines(node, 1, 1) : place;
        running = true;
        print("running", place(now));
    }

    /** Pieces of one kind that follow one another are one item. */
    private void keep(Output piece) {
        int room = Math.max(0, TEXT - kept);
        String text = piece.content();
        if (text.length() > room) {
            cut += text.length() - room;
            text = text.substring(0, room);
        }
        if (text.isEmpty()) return;
        kept += text.length();
        boolean joins =
                !output.isEmpty()
                        && output.getLast().type().equals(piece.type())
                        && output.getLast().more().isEmpty();
        String whole = joins ? output.removeLast().content() + text : text;
        output.add(Output.of(piece.type(), whole));
    }

    private void result(double millis, boolean failed) {
        if (cut > 0) {
            output.add(
                    new Output(
                            "stderr",
                            "… " + cut + " more characters of text are not kept\n",
                            Map.of("cut", cut)));
        }
        Map<String, Object> fields = place(now);
        fields.put("output", output.stream().map(Output::fields).toList());
        fields.put("isInvisible", output.isEmpty());
        fields.put("ms", millis);
        fields.put("failed", failed);
        print("result", fields);
        output.clear();
        kept = 0;
        cut = 0;
        running = false;
    }

    private void stream(Output piece) {
        Map<String, Object> fields = place(now);
        fields.put("output", List.of(piece.fields()));
        fields.put("whole", false);
        print("stream", fields);
    }

    private static List<Map<String, Object>> places(Iterable<Lines> all) {
        List<Map<String, Object>> places = new ArrayList<>();
        for (Lines lines : all) places.add(place(lines));
        return places;
    }

    private static Map<String, Object> place(Lines lines) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("nodeIndex", lines.node());
        place.put("lineStart", lines.start());
        place.put("lineEnd", lines.end());
        return place;
    }

    /** Names and values by turns, in this order. */
    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private void print(String type, Map<String, ? extends @Nullable Object> fields) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.putAll(fields);
        byte[] line = Json.bytes(event);
        out.write(line, 0, line.length);
        out.write('\n');
        out.flush();
    }
}
