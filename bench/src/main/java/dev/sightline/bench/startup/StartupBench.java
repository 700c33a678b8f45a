package dev.sightline.bench.startup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.ContenderProcess;
import dev.sightline.bench.results.Latency;
import dev.sightline.bench.results.StartupRow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The time from just before the process is started until {@code GET /api/health} answers 200, asked
 * every 2 ms on a connection of its own. The start of the process by this JVM is part of it, a few
 * milliseconds: the row of the C floor, which has nothing to do at its start, shows how many.
 */
public final class StartupBench {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final byte[] OK = "HTTP/1.1 200".getBytes(US_ASCII);

    private final int starts;

    /**
     * @param starts counted ones; one more before them fills the caches of the disk and the state
     */
    public StartupBench(int starts) {
        if (starts < 1) {
            throw new IllegalArgumentException("at least one start");
        }
        this.starts = starts;
    }

    /**
     * @param scratch an existing directory; the state that is made there stays from start to start
     */
    public StartupRow run(Contender contender, Path scratch)
            throws IOException, InterruptedException {
        Path served = Files.createDirectories(scratch.resolve("served"));
        Path state = Files.createDirectories(scratch.resolve("state"));
        Path file = Files.writeString(served.resolve("script.py"), "print('hello')\n");
        long[] nanos = new long[starts];
        once(contender, file, state, scratch);
        for (int i = 0; i < starts; i++) {
            nanos[i] = once(contender, file, state, scratch);
        }
        Arrays.sort(nanos);
        return new StartupRow(
                contender.name(),
                starts,
                Latency.percentile(nanos, 50) / 1e6,
                nanos[0] / 1e6,
                nanos[starts - 1] / 1e6);
    }

    private static long once(Contender contender, Path file, Path state, Path scratch)
            throws IOException {
        int port = freePort();
        byte[] request =
                "GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n"
                        .formatted(port)
                        .getBytes(US_ASCII);
        long start = System.nanoTime();
        try (ContenderProcess process =
                ContenderProcess.start(contender.command(file, state, port), scratch)) {
            while (!healthy(port, request)) {
                if (!process.alive() || System.nanoTime() - start > LIMIT_NANOS) {
                    throw new IOException(
                            contender.name() + " does not answer. It says:\n" + process.log());
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
            return System.nanoTime() - start;
        }
    }

    /** Whether the port answers, and with 200. */
    private static boolean healthy(int port, byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request);
            return Arrays.equals(socket.getInputStream().readNBytes(OK.length), OK);
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
