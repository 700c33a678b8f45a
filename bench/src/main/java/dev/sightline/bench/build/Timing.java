package dev.sightline.bench.build;

import java.util.ArrayList;
import java.util.List;

/**
 * One parse, as one process tells another.
 *
 * @param who {@link #NODE} or {@link #FLOOR}
 */
record Timing(String who, long nanos) {
    static final String NODE = "node";
    static final String FLOOR = "floor";

    String line() {
        return who + " " + nanos;
    }

    /**
     * @throws IllegalArgumentException where a line is none of {@link #line}
     */
    static List<Timing> parse(List<String> lines) {
        List<Timing> timings = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            if (words.length != 2 || !words[1].matches("\\d{1,18}")) {
                throw new IllegalArgumentException("not a time of a parser: " + line);
            }
            timings.add(new Timing(words[0], Long.parseLong(words[1])));
        }
        return timings;
    }

    static List<Long> of(String who, List<Timing> all) {
        return all.stream().filter(one -> one.who().equals(who)).map(Timing::nanos).toList();
    }
}
