package dev.sightline.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.event.Envelope;
import dev.sightline.event.Event;
import dev.sightline.journal.Journal;
import dev.sightline.json.Json;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

class HubTest {
    /** Often: a client's queue is as long as the pause between two looks. */
    private static ConditionFactory eventually() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    @TempDir Path temp;

    private final List<Long> recalled = new CopyOnWriteArrayList<>();
    private Journal journal;
    private Hub hub;

    @BeforeEach
    void setUp() throws IOException {
        start(1 << 28);
    }

    private void start(long bytes) throws IOException {
        journal =
                Journal.open(
                        temp.resolve("journal.db"),
                        new Journal.Limits(Duration.ofDays(7), bytes),
                        Clock.systemUTC());
        hub = new Hub(journal, this::recall, Clock.systemUTC(), new Counters(nanos -> {}));
        journal.start(hub::publish);
    }

    /** Of an event {@code bulk} that holds ten times the letter that its reference says. */
    private Envelope recall(Envelope kept) {
        if (!kept.type().equals("bulk")) return kept;
        recalled.add(kept.seq());
        String letter = Json.read(kept.json()).get("data").get("letter").asString();
        return kept.telling(Map.of("text", letter.repeat(10)));
    }

    private void appendBulk(String letter) {
        journal.append(
                Event.of("bulk", "p-123456", Map.of("text", letter.repeat(10)))
                        .keptAs(Map.of("letter", letter)),
                List.of());
    }

    @AfterEach
    void tearDown() throws IOException {
        hub.close();
        journal.close();
    }

    private long append(String project, String type, Object n) {
        return journal.append(Event.of(type, project, Map.of("n", n)), List.of());
    }

    /** A client with a queue that somebody has to read. */
    private static final class Client implements Receiver {
        private final int room;
        private final List<Envelope> waiting = new ArrayList<>();
        private final List<Envelope> heard = new ArrayList<>();
        private final List<Optional<String>> slugs = new ArrayList<>();
        private final List<Runnable> listeners = new ArrayList<>();
        private boolean cut;

        Client(int room) {
            this.room = room;
        }

        @Override
        public synchronized boolean take(Envelope envelope, Optional<String> slug) {
            if (waiting.size() >= room) return false;
            waiting.add(envelope);
            slugs.add(slug);
            return true;
        }

        @Override
        public synchronized void cut(Envelope reset) {
            waiting.clear();
            waiting.add(reset);
            cut = true;
        }

        @Override
        public void onDrained(Runnable listener) {
            synchronized (this) {
                if (!waiting.isEmpty()) {
                    listeners.add(listener);
                    return;
                }
            }
            listener.run();
        }

        void read() {
            List<Runnable> drained;
            synchronized (this) {
                heard.addAll(waiting);
                waiting.clear();
                drained = List.copyOf(listeners);
                listeners.clear();
            }
            drained.forEach(Runnable::run);
        }

        synchronized List<Long> seqs() {
            return heard.stream().map(Envelope::seq).toList();
        }

        synchronized List<String> texts() {
            return heard.stream().map(Envelope::toString).toList();
        }

        void readUntil(long seq) {
            eventually()
                    .until(() -> {
                        read();
                        synchronized (this) {
                            return !heard.isEmpty() && heard.getLast().seq() >= seq;
                        }
                    });
        }
    }

    private static Optional<Set<String>> only(String... names) {
        return Optional.of(Set.of(names));
    }

    @Test
    void handsOutByProjectSlugAndType() {
        Client client = new Client(100);
        hub.subscribe(client)
                .add(
                        only("shop", "api-222222"),
                        only("a", "b"),
                        Optional.of(hub.position().toString()));
        append("shop-111111", "a", 1);
        append("shop-111111", "c", 2);
        append("api-222222", "b", 3);
        append("other-333333", "a", 4);
        journal.append(Event.ofNode("a", Map.of()), List.of());
        long last = append("shop-111111", "b", 6);
        client.readUntil(last);

        assertThat(client.seqs()).containsExactly(1L, 3L, 5L, 6L);
        assertThat(client.slugs)
                .containsExactly(
                        Optional.of("shop"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("shop"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoComesBackHasNoGapAndNoDouble(long seed) throws Exception {
        Random random = new Random(seed);
        String big = "x".repeat(2_000);
        Thread writer =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int i = 0; i < 3_000; i++) append("p-123456", "a", big);
                        });
        List<Long> heard = new ArrayList<>();
        String since = journal.epoch() + ":0";
        while (heard.size() < 3_000) {
            Client client = new Client(20 + random.nextInt(400));
            Subscription subscription = hub.subscribe(client);
            subscription.add(Optional.empty(), Optional.empty(), Optional.of(since));
            long enough = heard.size() + 1L + random.nextInt(900);
            List<Long> before = List.copyOf(heard);
            eventually()
                    .until(() -> {
                        client.read();
                        return before.size() + client.seqs().size() >= Math.min(enough, 3_000)
                                || client.cut;
                    });
            subscription.close();
            client.read();
            for (Envelope envelope : client.heard) {
                if (envelope.type().equals("reset")) {
                    assertThat(envelope.toString()).contains("too_slow");
                    continue;
                }
                heard.add(envelope.seq());
                since = envelope.position().toString();
            }
        }
        writer.join();

        assertThat(heard).hasSize(3_000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aSlowClientIsCutAndNobodyElseHears() {
        Client slow = new Client(10);
        Client quick = new Client(100_000);
        for (Client client : List.of(slow, quick)) {
            Subscription subscription = hub.subscribe(client);
            subscription.add(
                    Optional.empty(), Optional.empty(), Optional.of(hub.position().toString()));
            // Live: who is still catching up is waited for, and not cut here.
            subscription.settled().join();
        }
        long last = 0;
        for (int i = 0; i < 100; i++) last = append("p-123456", "a", i);
        quick.readUntil(last);
        await().until(() -> slow.cut);
        slow.read();

        assertThat(quick.seqs()).hasSize(100);
        assertThat(slow.heard).hasSize(1);
        assertThat(slow.heard.getFirst().toString()).contains("\"reset\"", "too_slow");
        assertThat(hub.counters().clientsCut()).isEqualTo(1);
    }

    @Test
    void saysWhyItCannotGoOn() throws IOException {
        for (int i = 0; i < 10; i++) append("p-123456", "a", i);
        journal.settled();

        assertThat(hub.whyLost(journal.epoch() + ":10")).isEmpty();
        assertThat(hub.whyLost(journal.epoch() + ":11")).contains("unknown_position");
        assertThat(hub.whyLost("nonsense")).contains("unknown_position");
        assertThat(hub.whyLost("feed:3")).contains("unknown_epoch");
        tearDown();
        start(1);
        append("p-123456", "a", 11);
        await().until(() -> journal.trimmed() == 11);
        assertThat(hub.whyLost(journal.epoch() + ":10")).contains("trimmed");
    }

    @Test
    void aLostPlaceIsOneResetAndThenTheEvents() {
        append("p-123456", "a", 1);
        journal.settled();
        Client client = new Client(100);
        hub.subscribe(client).add(only("p"), Optional.empty(), Optional.of("feed:1"));
        eventually()
                .until(() -> {
                    client.read();
                    return !client.heard.isEmpty();
                });
        long last = append("p-123456", "a", 2);
        client.readUntil(last);

        // The reset says where it goes on, which may be before the first event or after it.
        long from = client.heard.getFirst().seq();
        assertThat(client.heard.getFirst().type()).isEqualTo("reset");
        assertThat(client.seqs().subList(1, client.heard.size()))
                .isEqualTo(from == 0 ? List.of(1L, 2L) : List.of(2L));
        assertThat(client.heard.getFirst().position().epoch()).isEqualTo(journal.epoch());
    }

    @Test
    void takesAtMost32ChangesThatWaitForASlowReader() {
        long last = 0;
        for (int i = 0; i < 20; i++) last = append("p-123456", "a", "x".repeat(100_000));
        for (int n = 0; n < 2; n++) {
            // One at each of the two threads, so that all is told before the slow one comes.
            Client quick = new Client(100);
            Optional<String> since = Optional.of(journal.epoch() + ":0");
            hub.subscribe(quick).add(Optional.empty(), Optional.empty(), since);
            quick.readUntil(last);
        }
        Client client = new Client(1);
        Subscription subscription = hub.subscribe(client);
        // It reads in the journal, for what is at hand does not reach back so far, and then waits.
        Optional<String> start = Optional.of(journal.epoch() + ":0");
        assertThat(subscription.add(only("p"), Optional.empty(), start)).isTrue();
        for (int i = 1; i < 32; i++) {
            assertThat(subscription.remove(only("q" + i))).isTrue();
        }
        assertThat(subscription.remove(only("q"))).isFalse();
        assertThat(subscription.add(only("q"), Optional.empty(), start)).isFalse();

        client.readUntil(last);
        subscription.settled().join();
        assertThat(subscription.add(only("q"), Optional.empty(), Optional.empty())).isTrue();
    }

    @Test
    void aSecondWishReplacesItsProjectsAndDoublesNothing() {
        Client client = new Client(1_000);
        Subscription subscription = hub.subscribe(client);
        String start = hub.position().toString();
        subscription.add(only("p", "q"), Optional.empty(), Optional.of(start));
        append("p-123456", "a", 1);
        append("q-123456", "a", 2);
        client.readUntil(2);
        subscription.add(only("r"), Optional.empty(), Optional.of(start));
        subscription.add(only("p"), only("b"), Optional.of(start));
        subscription.settled().join();
        append("p-123456", "a", 3);
        append("q-123456", "a", 4);
        append("p-123456", "b", 5);
        client.readUntil(5);
        subscription.remove(only("q"));
        subscription.settled().join();
        append("q-123456", "a", 6);
        append("p-123456", "b", 7);
        client.readUntil(7);

        assertThat(client.seqs()).containsExactly(1L, 2L, 4L, 5L, 7L);
    }

    @Test
    void tellsTheSameOfWhatTheJournalKeepsAReferenceTo() {
        String start = hub.position().toString();
        Client live = new Client(100);
        hub.subscribe(live).add(Optional.empty(), Optional.empty(), Optional.empty());
        Subscription other = hub.subscribe(new Client(100));
        other.add(Optional.empty(), Optional.empty(), Optional.empty());
        other.settled().join();
        appendBulk("a");
        append("p-123456", "small", 1);
        live.readUntil(2);
        hub.close();
        long before = journal.bytes();
        hub = new Hub(journal, this::recall, Clock.systemUTC(), new Counters(nanos -> {}));
        Client late = new Client(100);
        hub.subscribe(late).add(Optional.empty(), Optional.empty(), Optional.of(start));
        late.readUntil(2);
        assertThat(late.texts()).isEqualTo(live.texts());
        assertThat(late.texts().getFirst()).contains("\"text\":\"aaaaaaaaaa\"");
        assertThat(Json.read(journal.read(0).events().getFirst().json()).get("data").toString())
                .isEqualTo("{\"letter\":\"a\"}");
        assertThat(before).isPositive();

        recalled.clear();
        Client indifferent = new Client(100);
        hub.subscribe(indifferent).add(Optional.empty(), only("small"), Optional.of(start));
        indifferent.readUntil(2);
        assertThat(recalled).isEmpty();
    }

    @Test
    void letsASlowReaderOfBulkReadOnAtItsOwnPace() {
        Client slow = new Client(3);
        Subscription subscription = hub.subscribe(slow);
        subscription.add(Optional.empty(), Optional.empty(), Optional.empty());
        subscription.settled().join();
        for (int i = 0; i < 500; i++) appendBulk(String.valueOf((char) ('a' + i % 26)));
        journal.settled();
        subscription.add(only("q"), Optional.empty(), Optional.empty());
        for (int i = 0; i < 500; i++) appendBulk("z");
        slow.readUntil(1_000);
        assertThat(slow.seqs()).isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
        assertThat(slow.cut).isFalse();
        assertThat(hub.counters().clientsCut()).isZero();
    }
}
