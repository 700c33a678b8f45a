package dev.sightline.bench.results;

/**
 * What came of printing very much.
 *
 * @param bytes printed
 * @param medianMs until all was over
 * @param shown bytes of it that the client got
 * @param cut bytes that the client was told were left out
 * @param said how it was told, or what went wrong; else empty
 * @param node the program between client and kernel: resident set; not a number without one
 * @param heap its live heap, before and after; not a number without one
 * @param kernel resident sets of the kernel's processes together
 */
public record FloodRow(
        String contender,
        int floods,
        long bytes,
        double medianMs,
        long shown,
        long cut,
        String said,
        Mib node,
        Mib heap,
        Mib kernel) {

    /**
     * Memory in MiB.
     *
     * @param most while it ran, of all rounds; of a heap: after it
     */
    public record Mib(double before, double most) {}

    /** Bytes that neither came nor were said to be missing. */
    public long lost() {
        return bytes - shown - cut;
    }
}
