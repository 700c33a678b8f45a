package dev.sightline.hermes;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A collector of a test.
 *
 * @param times how often it was at work
 */
record Made(String path, Set<Part> reads, Duration life, AtomicInteger times, Work work)
        implements Collector {
    /** What it does. */
    interface Work {
        Object of(Home home, Arguments arguments) throws Refusal, Unreadable;
    }

    static Made of(String path, Set<Part> reads, Work work) {
        return new Made(path, reads, FOREVER, new AtomicInteger(), work);
    }

    Made living(Duration span) {
        return new Made(path, reads, span, times, work);
    }

    @Override
    public List<String> asks() {
        return List.of("q");
    }

    @Override
    public Object collect(Home home, Arguments arguments) throws Refusal, Unreadable {
        times.incrementAndGet();
        return work.of(home, arguments);
    }
}
