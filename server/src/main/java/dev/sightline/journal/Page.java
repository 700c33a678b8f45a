package dev.sightline.journal;

import dev.sightline.event.Envelope;

import java.util.List;

/**
 * Some events in order, as they were told.
 *
 * @param events all there are after the place that was asked for, up to {@code upTo}
 * @param upTo the last seq that was looked at; that which was asked for where there is no more
 * @param trimmed whether events between the place that was asked for and these are gone
 */
public record Page(List<Envelope> events, long upTo, boolean trimmed) {
    public Page {
        events = List.copyOf(events);
    }
}
