package dev.sightline.security;

import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Names;
import dev.sightline.watch.linux.Open;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Swaps two names of a folder without end, by {@code renameat2} with RENAME_EXCHANGE: at every
 * moment both are there, and one of them is a link to a secret.
 */
final class Swapper implements AutoCloseable {
    private static final int RENAME_EXCHANGE = 2;
    private static final int CHECK_EVERY = 256;
    private static final long PAUSE_NANOS = 10_000;

    private final Path folder;
    private final String good;
    private final String link;
    private final Path target;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong swaps = new AtomicLong();
    private final Thread thread;

    /**
     * @param good that all requests name
     * @param link the other name, which leads to {@code target} at first
     */
    Swapper(Path folder, String good, String link, Path target) throws IOException {
        this.folder = folder;
        this.good = good;
        this.link = link;
        this.target = target;
        Files.createSymbolicLink(folder.resolve(link), target);
        thread = Thread.ofPlatform().name("swapper-" + good).start(this::run);
    }

    long swaps() {
        return swaps.get();
    }

    private void run() {
        byte[] one = good.getBytes(StandardCharsets.UTF_8);
        byte[] other = link.getBytes(StandardCharsets.UTF_8);
        try (Fd dir = Open.open(folder.toString(), Open.O_RDONLY | Open.O_DIRECTORY, 0)) {
            while (!over.get()) {
                Names.renameat(dir, one, dir, other, RENAME_EXCHANGE);
                if (swaps.incrementAndGet() % CHECK_EVERY == 0) restore();
                // Still many times a request; without it the node gets no processor on small
                // machines.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the attack itself failed", e);
        }
    }

    /** A save may have replaced the link by a file (never what it leads to): the race goes on. */
    private void restore() throws IOException {
        if (Files.isSymbolicLink(folder.resolve(good))) return;
        if (Files.isSymbolicLink(folder.resolve(link))) return;
        Path again = folder.resolve("again-" + link);
        Files.createSymbolicLink(again, target);
        Files.move(again, folder.resolve(link), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        over.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
