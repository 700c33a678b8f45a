package dev.sightline.build;

import dev.sightline.disk.Characters;
import dev.sightline.process.Family;
import dev.sightline.process.TerminalProgram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A command at work: its terminal is read to the end, and nothing of it is left behind. */
final class Run {
    /** What is told of it, in order, by one thread that may wait; until then the command waits. */
    interface Ear {
        void began(Family family, Keyboard keyboard);

        /** Whole characters; read-only, nobody else's. */
        void wrote(ByteBuffer bytes);

        /**
         * All was read, and nothing of it runs any more.
         *
         * @param exit 128 and the number of a signal that ended it
         */
        void ended(int exit);

        /** It could not be started, or its terminal not be read. */
        void failed(IOException why);
    }

    /**
     * Each build under way keeps so much, and a read as much again. One read gives a few of the
     * terminal's own buffers of 4 KiB (drivers/tty/n_tty.c), however much it is asked for.
     */
    private static final int CHUNK = 16 * 1024;

    /** That what a command leaves running has to end by itself, once the command is over. */
    private static final Duration LEFT = Duration.ofSeconds(1);

    private final TerminalProgram program;
    private final Ear ear;

    private Run(TerminalProgram program, Ear ear) {
        this.program = program;
        this.ear = ear;
    }

    /**
     * @param name of the threads
     */
    static void start(String name, TerminalProgram program, Ear ear) {
        Run run = new Run(program, ear);
        var _ = Thread.ofPlatform().daemon().name(name).start(run::work);
    }

    private void work() {
        String keys = Thread.currentThread().getName() + "-keys";
        try (TerminalProgram.Running running = program.start();
                Keyboard keyboard = new Keyboard(running::type, keys)) {
            running.family().ifPresent(family -> ear.began(family, keyboard));
            CompletableFuture<Integer> exit = new CompletableFuture<>();
            String name = Thread.currentThread().getName() + "-end";
            var _ = Thread.ofPlatform().daemon().name(name).start(() -> await(running, exit));
            try {
                read(running);
            } finally {
                // A terminal that nobody reads would hold it up for ever.
                running.family().ifPresent(family -> family.endWithStrays(LEFT));
            }
            ear.ended(exit.join());
        } catch (IOException e) {
            ear.failed(e);
        } catch (RuntimeException | OutOfMemoryError bug) {
            // No thread is left, say: better a build that failed than one that runs for ever.
            ear.failed(new IOException(bug));
        }
    }

    private static void await(TerminalProgram.Running running, CompletableFuture<Integer> exit) {
        try {
            int code = running.await();
            running.family().ifPresent(family -> family.endWithStrays(LEFT));
            running.end();
            exit.complete(code);
        } catch (InterruptedException | RuntimeException bug) {
            exit.completeExceptionally(bug);
        }
    }

    private void read(TerminalProgram.Running running) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        while (running.read(buffer) >= 0) {
            buffer.flip();
            int whole = Characters.whole(buffer);
            if (whole > 0) ear.wrote(buffer.slice(buffer.position(), whole).asReadOnlyBuffer());
            buffer.position(buffer.position() + whole);
            buffer.compact();
        }
        buffer.flip();
        if (buffer.hasRemaining()) ear.wrote(buffer.asReadOnlyBuffer());
    }
}
