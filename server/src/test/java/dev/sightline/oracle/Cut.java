package dev.sightline.oracle;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * How a client breaks its connection.
 *
 * @param after so many bytes that the node sent, wherever that is in a frame
 * @param pause of one that stalls
 */
record Cut(How how, long after, Duration pause) {
    enum How {
        /** TCP reset: the network, or a process that was killed. */
        RESET,
        /** It says that it will say nothing more, reads on a little, and is gone. */
        HALF_CLOSE,
        /** It stops reading for a while and then goes on. */
        STALL,
        /** It stops reading for a while and then resets. */
        STALL_AND_RESET,
        /** It stops reading until it is {@linkplain Cuts#release released}. */
        HANG,
        /** In good order, as the protocol has it. */
        CLOSE,
        /** Not at all. */
        NEVER
    }

    private static final List<How> MADE =
            List.of(How.RESET, How.HALF_CLOSE, How.STALL, How.STALL_AND_RESET, How.CLOSE);

    static final Cut HANG = new Cut(How.HANG, 1_000, Duration.ZERO);
    static final Cut NEVER = new Cut(How.NEVER, Long.MAX_VALUE, Duration.ZERO);

    /**
     * Within the head of the answer, the first events, or a burst; where nothing comes, after a
     * while.
     */
    static Cut random(Random random) {
        int range =
                switch (random.nextInt(8)) {
                    case 0 -> 50;
                    case 1, 2 -> 500;
                    case 3, 4, 5, 6 -> 5_000;
                    default -> 30_000;
                };
        return of(random, range);
    }

    private static Cut of(Random random, int range) {
        How how = MADE.get(random.nextInt(MADE.size()));
        return new Cut(how, random.nextInt(range), Duration.ofMillis(random.nextInt(300)));
    }
}
