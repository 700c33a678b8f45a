package dev.sightline.hub;

import dev.sightline.event.Envelope;

/**
 * Puts back what the journal did not keep: it holds references to bulk (a log, an output), and who
 * was not there when an event was told gets it from where the bulk lies.
 */
public interface Recall {
    /**
     * The event as it was told, or as near to that as can be; where the bulk is gone, it says so.
     * May wait for the disk.
     *
     * @param kept as the journal has it
     */
    Envelope whole(Envelope kept);
}
