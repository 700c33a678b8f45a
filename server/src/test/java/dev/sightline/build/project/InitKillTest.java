package dev.sightline.build.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Inits killed with SIGKILL, and what the next start of a node makes of it. */
class InitKillTest {
    private static final String ALIASES = "{\n  \"other\": \"/tmp\"\n}";

    @TempDir Path temp;

    /** One of each kind: before and after a note, a making, a name, of a directory and a file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "folder of the intent",
                "begun",
                "noted app",
                "known app",
                "unnamed context",
                "made tests",
                "noted PROJECT_SPEC.md",
                "unnamed PROJECT_SPEC.md",
                "known README.md",
                "noted the alias",
                "noted aliases.json"
            })
    void leavesNothingHalfMade(String step) throws Exception {
        Place place = Place.in(temp);
        place.write(place.aliasFile(), ALIASES);

        kill(place, step);
    }

    @Tag("torture")
    @Test
    void leavesNothingHalfMadeAtAnyStep() throws Exception {
        for (boolean first : List.of(true, false)) {
            int n = 0;
            for (String step : steps(first)) {
                Place place = Place.in(Files.createDirectory(temp.resolve(first + "-" + n++)));
                if (!first) place.write(place.aliasFile(), ALIASES);
                kill(place, step);
            }
        }
    }

    /** Nothing, or, once the alias is registered, all of it. */
    private static void kill(Place place, String step) throws Exception {
        Map<String, String> before = place.contents();
        KilledInit.killAt(place, step);

        place.init(Steps.UNHEARD).undoLeftovers();

        assertThat(place.notes()).as(step).isEmpty();
        if (place.aliases().path("app").isEmpty()) {
            assertThat(place.contents()).as(step).isEqualTo(before);
        } else {
            assertThat(step).isIn("known aliases.json", "registered", "before the end", "done");
            assertThat(Validation.of(place.project()).warnings()).as(step).isEmpty();
            assertThat(Validation.of(place.project()).errors()).as(step).isEmpty();
        }
    }

    private List<String> steps(boolean first) throws IOException, ProjectInitError {
        Place place = Place.in(Files.createDirectory(temp.resolve("heard-" + first)));
        if (!first) place.write(place.aliasFile(), ALIASES);
        List<String> steps = new ArrayList<>();
        place.init(steps::add).init(place.order());
        return steps.stream().distinct().toList();
    }

    @Test
    void staysWhereItsAliasWasRegistered() throws Exception {
        Place place = Place.in(temp);

        KilledInit.killAt(place, "registered");
        place.init(Steps.UNHEARD).undoLeftovers();

        assertThat(place.aliases().path("app")).contains(place.project());
        assertThat(Validation.of(place.project()).isValid()).isTrue();
        assertThat(place.notes()).isEmpty();
    }

    @Test
    void leavesWhatOthersHaveDoneSince() throws Exception {
        Place place = Place.in(temp);
        KilledInit.killAt(place, "made README.md");
        place.write(place.project().resolve("PROJECT_SPEC.md"), "mine now\n");
        place.write(place.project().resolve(".buildrunner/context/note.md"), "mine\n");

        place.init(Steps.UNHEARD).undoLeftovers();

        assertThat(place.contents().keySet().stream().filter(path -> path.contains("/app/")))
                .containsExactly(
                        place.project() + "/.buildrunner",
                        place.project() + "/.buildrunner/context",
                        place.project() + "/.buildrunner/context/note.md",
                        place.project() + "/PROJECT_SPEC.md");
    }

    @Test
    void isUndoneByTheNextInitThatThenBegins() throws Exception {
        Place place = Place.in(temp);
        KilledInit.killAt(place, "known .gitignore");

        Initialized begun = place.init(Steps.UNHEARD).init(place.order());

        assertThat(begun.kept()).isEmpty();
        assertThat(place.contents().keySet()).noneMatch(path -> path.contains(".sightline-"));
        assertThat(Validation.of(place.project()).warnings()).isEmpty();
    }

    @Test
    void isLeftAloneWhileItRuns() throws Exception {
        Place place = Place.in(temp);
        Process running = KilledInit.start(place, "made tests", Map.of());
        try {
            assertThat(running.inputReader().readLine()).isEqualTo("at made tests");

            place.init(Steps.UNHEARD).undoLeftovers();

            assertThat(place.project().resolve("tests")).isDirectory();
            running.outputWriter().append("on\n").close();
            assertThat(running.waitFor()).isZero();
            assertThat(Validation.of(place.project()).isValid()).isTrue();
        } finally {
            running.destroyForcibly();
        }
    }
}
