package dev.sightline.ralph.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class NotificationTest {
    private static final Instant MODIFIED = Instant.parse("2026-02-08T10:00:00Z");
    private static final String SOURCE = ".ralph/pending-notification.txt";

    static List<Path> cases() throws Exception {
        return Golden.cases("ralph-notification");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsEachFixtureAsItsGoldenSays(Path fixture) throws Exception {
        Notification said = parse(Files.readString(fixture.resolve("input")));

        Golden.assertState(fixture, said.fields());
        Golden.assertEvents(fixture, List.of(said.fields()));
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR, error, false",
        "BLOCKED, error, true",
        "DONE, success, false",
        "DECISION, info, true",
        "QUESTION, info, true",
        "PROGRESS, info, false",
        "PLANNING_COMPLETE, info, false"
    })
    void knowsHowSeriousAPrefixIs(String prefix, String severity, boolean asks) {
        Notification said = parse(prefix + ": which way?\n");

        assertThat(said.prefix()).contains(prefix);
        assertThat(said.message()).isEqualTo("which way?");
        assertThat(said.severity()).isEqualTo(severity);
        assertThat(said.asks()).isEqualTo(asks);
        assertThat(said.at()).isEqualTo(MODIFIED);
    }

    @Test
    void computesTheIdAsPythonDoes() {
        // hashlib.sha1(json.dumps(..., sort_keys=True, separators=(",", ":")).encode())
        String id =
                EventId.of(
                        "2026-02-08T04:48:33+01:00",
                        Optional.of("DONE"),
                        "Ça \"va\" 😀\n",
                        Optional.of(46),
                        Optional.empty());

        assertThat(id).isEqualTo("notif-66e287553a04cba2");
    }

    @Test
    void readsTheRealOnes() throws Exception {
        String name = "notifications/antique-catalogue.pending-notification.txt";
        if (!Samples.here(name)) return;

        Notification said = parse(Files.readString(Samples.at(name)));

        assertThat(said.prefix()).contains("PLANNING_COMPLETE");
        assertThat(said.iteration()).contains(1);
        assertThat(said.status()).contains("pending");
    }

    @Test
    void saysNothingForAnEmptyFile() {
        assertThat(Notification.parse(" \n", MODIFIED, SOURCE, true)).isEmpty();
    }

    @Test
    void bringsNoBookToEveryClient() {
        Notification said = parse("QUESTION: " + "why? ".repeat(1_000_000));

        assertThat(said.message()).hasSizeLessThan(5_000).endsWith("…");
    }

    @Test
    void takesBrokenJsonForText() {
        assertThat(parse("{\"message\": \"cut").message()).isEqualTo("{\"message\": \"cut");
    }

    static Notification parse(String text) {
        return Notification.parse(text, MODIFIED, SOURCE, true).orElseThrow();
    }
}
