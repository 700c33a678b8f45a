package dev.sightline.http;

import java.util.concurrent.atomic.AtomicLongArray;

/** How many requests were answered, by the first digit of the status. */
public final class Answers {
    private static final int CLASSES = 6;

    private final AtomicLongArray byHundreds = new AtomicLongArray(CLASSES);

    void count(int status) {
        int hundreds = status / 100;
        if (hundreds > 0 && hundreds < CLASSES) byHundreds.incrementAndGet(hundreds);
    }

    /**
     * @param hundreds 1 to 5
     */
    public long of(int hundreds) {
        return byHundreds.get(hundreds);
    }
}
