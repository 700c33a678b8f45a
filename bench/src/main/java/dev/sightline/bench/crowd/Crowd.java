package dev.sightline.bench.crowd;

import dev.sightline.bench.contender.RunningContender;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All subscribers of one contender: one platform thread over one selector, which stamps each read
 * and does no more with the bytes than it must. Closing it cuts all of them.
 */
public final class Crowd implements AutoCloseable {

    private static final int BUFFER = 64 << 10;
    private static final long OPEN_WITHIN_SECONDS = 60;
    private static final long CLOSE_WITHIN_MILLIS = 10_000;

    private final URI origin;
    private final String token;
    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger doubled = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private volatile Arrivals arrivals = Arrivals.NONE;
    private volatile boolean closing;

    public Crowd(RunningContender contender) throws IOException {
        this(contender.origin(), contender.token());
    }

    Crowd(URI origin, String token) throws IOException {
        this.origin = origin;
        this.token = token;
        selector = Selector.open();
        thread = Thread.ofPlatform().name("crowd").daemon().start(this::run);
    }

    /** Connects a group and waits until the subscription of each of them stands. */
    public Members open(Group group) throws IOException, InterruptedException {
        Entry entry = new Entry(group);
        ask(entry::fill);
        try {
            return new Members(entry.done.get(OPEN_WITHIN_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new IOException("a subscriber did not get in", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(
                    "only %d of %d subscribers got in within %d s"
                            .formatted(entry.in, group.count(), OPEN_WITHIN_SECONDS),
                    e);
        }
    }

    /** From now on receipts go there. */
    public void expect(Arrivals block) {
        arrivals = block;
    }

    /** Receipts of the last block do not count any more. */
    public void expectNothing() {
        arrivals = Arrivals.NONE;
    }

    /** Events that came again, since the beginning. */
    public int doubled() {
        return doubled.get();
    }

    /** Subscribers whose connection ended, since the beginning. */
    public int lost() {
        return lost.get();
    }

    /** Processor time of the crowd's thread, system calls included. */
    public long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
    }

    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        try {
            thread.join(CLOSE_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        selector.close();
    }

    /** Subscribers that got in together. */
    public final class Members {
        private final List<Subscriber> subscribers;

        private Members(List<Subscriber> subscribers) {
            this.subscribers = List.copyOf(subscribers);
        }

        /** They read no more; the connections stay. */
        public void stall() throws IOException, InterruptedException {
            interest(0);
        }

        /** They read again. */
        public void goOn() throws IOException, InterruptedException {
            interest(SelectionKey.OP_READ);
        }

        /** How many of them the server has cut, so far as they have read. */
        public int cut() throws IOException, InterruptedException {
            CompletableFuture<Integer> count = new CompletableFuture<>();
            ask(() ->
                    count.complete(
                            (int) subscribers.stream().filter(Subscriber::isClosed).count()));
            return await(count);
        }

        private void interest(int operations) throws IOException, InterruptedException {
            CompletableFuture<Integer> done = new CompletableFuture<>();
            ask(() -> {
                for (Subscriber subscriber : subscribers) {
                    SelectionKey key = subscriber.channel().keyFor(selector);
                    if (key != null && key.isValid()) {
                        key.interestOps(operations);
                    }
                }
                done.complete(0);
            });
            await(done);
        }

        private static int await(CompletableFuture<Integer> answer)
                throws IOException, InterruptedException {
            try {
                return answer.get(CLOSE_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("the crowd does not answer", e);
            }
        }
    }

    /** A group on its way in. Used by the crowd's thread only, but for {@code done}. */
    private final class Entry implements Subscriber.Watcher {
        final CompletableFuture<List<Subscriber>> done = new CompletableFuture<>();
        private final Group group;
        private final List<Subscriber> all = new ArrayList<>();
        private volatile int in;

        Entry(Group group) {
            this.group = group;
        }

        void fill() {
            try {
                while (all.size() < group.count() && all.size() - in < group.inFlight()) {
                    all.add(connect());
                }
            } catch (IOException e) {
                done.completeExceptionally(e);
            }
        }

        private Subscriber connect() throws IOException {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            if (group.receiveBuffer() > 0) {
                // Before the connection stands: the window is agreed on then.
                channel.setOption(StandardSocketOptions.SO_RCVBUF, group.receiveBuffer());
            }
            Subscriber subscriber = new Subscriber(channel, group, this);
            boolean connected =
                    channel.connect(new InetSocketAddress(origin.getHost(), origin.getPort()));
            int interest = connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
            channel.register(selector, interest, new Seat(subscriber, this));
            if (connected) {
                subscriber.ask(origin.getAuthority(), token);
            }
            return subscriber;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // by one thread only
        public void joined(Subscriber subscriber) {
            in++;
            if (in == group.count()) {
                done.complete(all);
            } else {
                // Not from here, which is in the middle of a read.
                requests.add(this::fill);
            }
        }

        @Override
        public void event(int number, long receivedNanos) {
            arrivals.add(number, receivedNanos);
        }

        @Override
        public void doubled() {
            doubled.incrementAndGet();
        }
    }

    /** What hangs on a key of the selector. */
    private record Seat(Subscriber subscriber, Entry entry) {}

    private void ask(Runnable request) {
        requests.add(request);
        selector.wakeup();
    }

    private void run() {
        try {
            while (!closing) {
                if (requests.isEmpty()) {
                    selector.select(this::ready);
                } else {
                    selector.selectNow(this::ready);
                }
                for (Runnable request = requests.poll();
                        request != null;
                        request = requests.poll()) {
                    request.run();
                }
            }
            for (SelectionKey key : selector.keys()) {
                seat(key).subscriber().close();
            }
            selector.selectNow();
        } catch (IOException e) {
            throw new AssertionError("the selector fails", e);
        }
    }

    private void ready(SelectionKey key) {
        Seat seat = seat(key);
        Subscriber subscriber = seat.subscriber();
        try {
            if (key.isReadable()) {
                subscriber.read(buffer);
            } else if (key.isConnectable() && subscriber.channel().finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                subscriber.ask(origin.getAuthority(), token);
            }
        } catch (IOException | RuntimeException e) {
            subscriber.close();
            lost.incrementAndGet();
            if (!subscriber.hasJoined()) {
                seat.entry().done.completeExceptionally(e);
            }
        }
    }

    private static Seat seat(SelectionKey key) {
        @Nullable Object attachment = key.attachment();
        if (attachment instanceof Seat seat) {
            return seat;
        }
        throw new IllegalStateException("a key without a subscriber");
    }
}
