package dev.sightline.bench.results;

import java.util.List;

/**
 * How one contender delivered the writes that were made in one way.
 *
 * @param save the way of saving
 * @param p50OfBlocksMs the median of each block: their spread says how far a figure can be trusted
 * @param missed writes of which neither they nor newer ones came within 2 s
 * @param overtaken writes that came only as part of a newer one
 * @param doubled frames that brought nothing new
 * @param torn frames whose content is not exactly one write
 * @param frames all frames with content
 */
public record DeliveryRow(
        String save,
        String contender,
        int writes,
        Latency latency,
        List<Double> p50OfBlocksMs,
        int missed,
        int overtaken,
        int doubled,
        int torn,
        int frames) {

    public DeliveryRow {
        p50OfBlocksMs = List.copyOf(p50OfBlocksMs);
    }
}
