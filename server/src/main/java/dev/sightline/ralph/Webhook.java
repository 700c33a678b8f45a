package dev.sightline.ralph;

import dev.sightline.project.Project;
import dev.sightline.ralph.format.LoopStatus;
import dev.sightline.ralph.format.Notification;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Passes on to one address of the settings what people should hear: each notification, and that a
 * loop waits, is stuck, has failed or is complete. One thread sends, one after the other; who tells
 * it never waits, and what comes while 100 wait is dropped.
 */
public final class Webhook implements Ears, AutoCloseable {
    static final int MOST = 100;

    private static final Set<LoopStatus.Word> TOLD =
            EnumSet.of(
                    LoopStatus.Word.WAITING,
                    LoopStatus.Word.STUCK,
                    LoopStatus.Word.ERROR,
                    LoopStatus.Word.COMPLETE);

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int RETRIES = 3;
    private static final int BACKOFF = 4;
    private static final Duration STOPPING = Duration.ofSeconds(2);
    private static final Logger LOG = System.getLogger("sightline.webhook");

    private final Recipient recipient;
    private final Clock clock;
    private final Duration pause;
    private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MOST);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final HttpClient client;
    private final Thread thread;

    public Webhook(Recipient recipient, Clock clock) {
        this(recipient, clock, Duration.ofSeconds(1));
    }

    /**
     * @param pause before it is tried again; each next one is four times as long
     */
    Webhook(Recipient recipient, Clock clock, Duration pause) {
        this.recipient = recipient;
        this.clock = clock;
        this.pause = pause;
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(ANSWER)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        this.thread = Thread.ofPlatform().daemon().name("webhook").start(this::run);
    }

    @Override
    public void said(Project project, Notification notification) {
        put(Message.of(project, notification));
    }

    @Override
    public void changed(Project project, LoopStatus.Word previous, LoopStatus now) {
        if (!TOLD.contains(now.word())) return;
        // For a person, the notification that made it wait has said so already.
        boolean said = now.evidence().stream().anyMatch(c -> c.kind().equals("notification"));
        if (said && recipient.format() == Recipient.Format.NTFY) return;
        put(Message.of(project, previous, now, clock.instant()));
    }

    void put(Message message) {
        if (!waiting.offer(message)) {
            LOG.log(Level.WARNING, "{0} does not keep up: a message is dropped", recipient);
        }
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                Message message = waiting.poll(1, TimeUnit.DAYS);
                if (message != null) send(message);
            }
        } catch (InterruptedException stopped) {
            // What waits is lost; the page has it.
        }
    }

    private void send(Message message) throws InterruptedException {
        Duration wait = pause;
        for (int tries = 0; ; tries++) {
            String failure = attempt(message);
            if (failure.isEmpty()) return;
            boolean again = !failure.startsWith("4") || failure.equals("429");
            if (!again || tries == RETRIES) {
                LOG.log(Level.WARNING, "{0} did not take a message: {1}", recipient, failure);
                return;
            }
            if (stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) return;
            wait = wait.multipliedBy(BACKOFF);
        }
    }

    /** Empty where it was taken; else a status, or the kind of an exception, without its text. */
    private String attempt(Message message) throws InterruptedException {
        HttpRequest request = recipient.request(message, ANSWER);
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? "" : String.valueOf(status);
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** For tests. */
    List<Message> waiting() {
        return List.copyOf(waiting);
    }

    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
        try {
            thread.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
