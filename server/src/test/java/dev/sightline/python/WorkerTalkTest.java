package dev.sightline.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.OptionalInt;

/** What is told to a worker, and what it says. */
class WorkerTalkTest {
    @TempDir java.nio.file.Path temp;

    private final Ear ear = new Ear();
    private Bench bench;

    @BeforeEach
    void setUp() throws Exception {
        bench = new Bench(temp);
    }

    @AfterEach
    void tearDown() {
        bench.close();
    }

    @Test
    void runsAScriptStatementByStatement() throws Exception {
        Worker worker = bench.worker(ear);
        Said.Ready ready = ear.first(Said.Ready.class);
        worker.run(Bench.order("x = 1\n\nprint('é', x)\nx + 1\n"));

        Said.Done done = ear.first(Said.Done.class);
        assertThat(done).isEqualTo(new Said.Done(Said.Outcome.OK, OptionalInt.empty()));
        assertThat(ready.version()).matches("3\\.\\d+\\.\\d+.*");
        assertThat(ear.first(Said.Parsed.class).statements())
                .containsExactly(new Lines(0, 1, 1), new Lines(1, 3, 3), new Lines(2, 4, 4));
        List<Said> between =
                ear.all().stream()
                        .filter(said ->
                                said instanceof Said.Begun
                                        || said instanceof Said.Text
                                        || said instanceof Said.Ended)
                        .toList();
        assertThat(between)
                .extracting(said -> said.getClass().getSimpleName())
                .containsExactly("Begun", "Ended", "Begun", "Text", "Ended", "Begun", "Ended");
        assertThat(between.get(3)).isEqualTo(new Said.Text(false, "é 1\n"));
        assertThat(((Said.Ended) between.get(6)).value().getFirst().content()).isEqualTo("2\n");
    }

    @Test
    void runsOnlyTheLinesThatItIsAskedFor() throws Exception {
        Worker worker = bench.worker(ear);
        worker.run(
                new Order(
                        "print(1)\nprint(2)\nprint(3)\n",
                        OptionalInt.of(2),
                        OptionalInt.of(2),
                        false));

        ear.first(Said.Done.class);
        assertThat(ear.text()).isEqualTo("2\n");
        assertThat(ear.first(Said.Begun.class).node()).isEqualTo(1);
    }

    @Test
    void standsWhereItWasToldWithItsArguments() throws Exception {
        Worker worker = bench.worker(ear);
        worker.run(
                Bench.order(
                        "import os, sys\n"
                                + "print(os.getcwd(), sys.argv, __file__, sys.path[0], __name__)"));

        ear.first(Said.Done.class);
        String folder = bench.folder().toString();
        assertThat(ear.text())
                .isEqualTo(
                        "%s ['%s/s.py', 'one'] %s/s.py %s __main__\n"
                                .formatted(folder, folder, folder, folder));
    }

    @Test
    void answersWhatTheScriptAsks() throws Exception {
        Worker worker = bench.worker(ear);
        worker.run(Bench.order("print(input('name? ') * 2)\ninput()"));
        assertThat(ear.first(Said.Asked.class)).isEqualTo(new Said.Asked(1, "name? ", false));
        worker.input(1, "hé");
        int second = ear.nth(1, Said.Asked.class).ask();
        worker.input(1, "late");
        worker.endInput(second);

        assertThat(ear.first(Said.Done.class).outcome()).isEqualTo(Said.Outcome.ERROR);
        assertThat(ear.text()).contains("héhé\n");
        assertThat(ear.all(Said.Ended.class).getLast().error().getFirst().content())
                .contains("EOFError");
    }

    @Test
    void listsItsVariables() throws Exception {
        Worker worker = bench.worker(ear);
        worker.run(Bench.order("speed = 12"));
        worker.askVariables(5);

        Said.Variables said = ear.first(Said.Variables.class);
        JsonNode first = said.answer().get("variables").get(0);
        assertThat(said.ask()).isEqualTo(5);
        assertThat(first.get("name").asString()).isEqualTo("speed");
        assertThat(first.get("repr").asString()).isEqualTo("12");
    }

    @Test
    void takesTextThatIsNoUnicode() throws Exception {
        Worker worker = bench.worker(ear);
        worker.run(Bench.order("x = '\ud83d'\n'\\ud83d'\nraise ValueError('\\udcff')"));

        assertThat(ear.first(Said.Done.class).outcome()).isEqualTo(Said.Outcome.ERROR);
        assertThat(ear.all(Said.Unknown.class)).isEmpty();
        for (Said.Ended ended : ear.all(Said.Ended.class)) {
            for (Output output : ended.error()) {
                assertThat(dev.sightline.json.Json.bytes(output.fields())).isNotEmpty();
            }
        }
    }

    @Test
    void showsBytesThatAreNoText() throws Exception {
        Worker worker = bench.worker(ear);
        worker.run(Bench.order("import os\n_ = os.write(1, b'a\\xff\\xe2\\x82')\nprint('b')"));

        ear.first(Said.Done.class);
        assertThat(ear.text()).isEqualTo("a\uFFFD\uFFFDb\n");
    }
}
