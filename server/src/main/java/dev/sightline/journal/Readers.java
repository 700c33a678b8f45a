package dev.sightline.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** A few platform threads that read the database for virtual ones, which may not enter SQLite. */
final class Readers implements AutoCloseable {
    /** So many clients that come back are served side by side; the others wait their turn. */
    private static final int COUNT = 2;

    interface Work<T> {
        T read(Connection connection) throws SQLException;
    }

    private final List<Connection> all = new ArrayList<>();
    private final BlockingQueue<Connection> free = new LinkedBlockingQueue<>();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    COUNT, Thread.ofPlatform().daemon().name("journal-read-", 0).factory());

    Readers(Path file) throws SQLException {
        for (int i = 0; i < COUNT; i++) all.add(Schema.reader(file));
        free.addAll(all);
    }

    /**
     * @throws IllegalStateException where the database cannot be read, or is closed
     */
    <T> T read(Work<T> work) {
        Future<T> result =
                threads.submit(() -> {
                    Connection connection = free.take();
                    try {
                        return work.read(connection);
                    } finally {
                        free.add(connection);
                    }
                });
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the journal cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the node is stopping", e);
        }
    }

    @Override
    public void close() throws SQLException {
        threads.close();
        for (Connection connection : all) connection.close();
    }
}
