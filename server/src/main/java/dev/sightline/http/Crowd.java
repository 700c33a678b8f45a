package dev.sightline.http;

import java.util.concurrent.Semaphore;

/**
 * How many requests may be under way: of each, a thread, a body and an answer may be held. Streams
 * that are open are not among them.
 */
final class Crowd {
    private static final int UNDER_WAY = 512;

    /**
     * Of those, bodies of people who have not said who they are: they leave room for the others.
     */
    private static final int STRANGERS = 128;

    /** Of large answers that their clients have yet to take. */
    private static final int ANSWERS_KIB = 256 * 1024;

    /** What an endpoint does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final Semaphore all = new Semaphore(UNDER_WAY);
    private final Semaphore strangers = new Semaphore(STRANGERS);

    private final Semaphore answers = new Semaphore(ANSWERS_KIB);

    /** Room for a large answer; false where there is none. */
    boolean hold(int bytes) {
        return answers.tryAcquire(kib(bytes));
    }

    void release(int bytes) {
        answers.release(kib(bytes));
    }

    /** One that is larger than all the room is sent alone. */
    private static int kib(int bytes) {
        return Math.min(bytes / 1024 + 1, ANSWERS_KIB);
    }

    /**
     * Does the work now, or not at all.
     *
     * @param stranger whether nobody knows who it is, and there may be a body to wait for
     * @throws Refusal 503 where there is no room
     */
    void admit(boolean stranger, Work work) throws Exception {
        if (stranger) within(strangers, () -> within(all, work));
        else within(all, work);
    }

    private static void within(Semaphore room, Work work) throws Exception {
        if (!room.tryAcquire()) {
            throw new Refusal(503, "busy", "Too many requests are under way; try again soon");
        }
        try {
            work.run();
        } finally {
            room.release();
        }
    }
}
