package dev.sightline.bench.kernel;

/** What the kernels run; the same text for all. */
final class Code {

    /** Bytes of a printed line, its end included. */
    static final int LINE = 100;

    static final String STATEMENT = "x = 1";

    /**
     * One statement that goes on after its output: what it said must be shown before it is over.
     * The sleep is longer than any kernel holds output back.
     */
    static final String OUTPUT =
            """
            import time
            for _ in range(1):
                print('x')
                time.sleep(0.25)
            """;

    private Code() {}

    /** One statement that prints so many lines. */
    static String prints(int lines) {
        return "for _ in range(%d):\n    print('%s')\n".formatted(lines, "x".repeat(LINE - 1));
    }
}
