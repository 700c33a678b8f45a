package dev.sightline.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a scan heard. */
final class Notes implements Heard {

    private final List<Integer> events = new ArrayList<>();
    private final List<String> pings = new ArrayList<>();
    private final List<Integer> closes = new ArrayList<>();
    private boolean spoke;

    @Override
    public void spoke() {
        spoke = true;
    }

    @Override
    public void event(int number) {
        events.add(number);
    }

    @Override
    public void ping(byte[] payload) {
        pings.add(new String(payload, UTF_8));
    }

    @Override
    public void closed(int code) {
        closes.add(code);
    }

    List<Integer> events() {
        return events;
    }

    List<String> pings() {
        return pings;
    }

    List<Integer> closes() {
        return closes;
    }

    boolean hasSpoken() {
        return spoke;
    }
}
