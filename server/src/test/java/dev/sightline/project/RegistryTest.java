package dev.sightline.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.disk.Trouble;
import dev.sightline.event.Position;
import dev.sightline.http.Refusal;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Projects come and go. */
class RegistryTest {
    @TempDir Path temp;

    private Path home;
    private Path shop;
    private Path area;
    private Grounds grounds;

    @BeforeEach
    void setUp() throws IOException {
        home = temp.toRealPath();
        shop = Files.createDirectory(home.resolve("shop"));
        area = Files.createDirectory(home.resolve("area"));
        grounds = new Grounds(home.resolve("state"), shop).discovering(area);
    }

    @AfterEach
    void tearDown() throws IOException {
        grounds.close();
    }

    private List<String> names() throws Exception {
        return grounds.registry.roll().lanes().stream()
                .map(lane -> lane.project().name() + " " + lane.project().origin().word())
                .toList();
    }

    private void awaitNames(String... names) {
        await().untilAsserted(() -> assertThat(names()).containsExactly(names));
    }

    private String id(Path path) throws Refusal {
        return grounds.lane(path).project().id();
    }

    private static void refused(int status, String code, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.status()).isEqualTo(status);
                            assertThat(refusal.code()).isEqualTo(code);
                        });
    }

    @Test
    void findsProjectsByTheirMarksAndLosesThem() throws Exception {
        Grounds.sh(area, "mkdir -p one/.ralph two/deep node_modules/x/.ralph; touch two/f");
        grounds.start();
        awaitNames("one discovered", "shop command_line");

        Grounds.sh(area, "touch two/deep/sightline.yaml; mkdir -p three/.buildrunner");
        awaitNames("deep discovered", "one discovered", "shop command_line", "three discovered");
        Grounds.sh(area, "rmdir one/.ralph; rm -r three; mv two/deep two/low");
        awaitNames("low discovered", "shop command_line");
        Grounds.sh(area, "rm two/low/sightline.yaml; mkdir two/.ralph");
        awaitNames("shop command_line", "two discovered");
    }

    @Test
    void searchesNoFurtherInAProjectUntilItIsNone() throws Exception {
        Grounds.sh(area, "mkdir -p one/.ralph one/inner/.ralph");
        grounds.start();
        awaitNames("one discovered", "shop command_line");
        Grounds.sh(area, "rmdir one/.ralph");
        awaitNames("inner discovered", "shop command_line");
        Grounds.sh(area, "mkdir -p one/x/y; touch one/x/y/sightline.yaml");
        awaitNames("inner discovered", "shop command_line", "y discovered");
    }

    @Test
    void tellsWhenTheSetChangesAndOnlyThen() throws Exception {
        grounds.start();
        assertThat(grounds.registry.roll().at().seq()).isZero();
        Grounds.sh(area, "mkdir -p one/.ralph");
        awaitNames("one discovered", "shop command_line");
        String one = id(area.resolve("one"));
        grounds.awaitLine("projects +[\"" + one + "\"] -[]");
        assertThat(Grounds.data(grounds.told.getFirst()).get("count").asInt()).isEqualTo(2);

        Position before = grounds.registry.roll().at();
        grounds.restart();
        assertThat(names()).containsExactly("one discovered", "shop command_line");
        assertThat(grounds.registry.roll().at()).isEqualTo(before);
        grounds.close();
        Grounds.sh(area, "rm -r one");
        grounds.start();
        awaitNames("shop command_line");
        grounds.awaitLine("projects +[] -[\"" + one + "\"]");
    }

    @Test
    void addsWhatLiesBeneathARootOrASearchedDirectory() throws Exception {
        Path inner = Files.createDirectories(shop.resolve("in/ner"));
        Path plain = Files.createDirectory(area.resolve("plain"));
        Files.writeString(plain.resolve("f"), "hello");
        grounds.start();
        assertThatThrownBy(() -> grounds.disk.locate(plain.resolve("f").toString()))
                .isInstanceOf(Trouble.class);

        grounds.registry.add(inner.toString());
        Lane lane = grounds.registry.add(plain + "/");
        assertThat(names()).containsExactly("ner added", "plain added", "shop command_line");
        assertThat(Grounds.files(lane).byPath()).containsOnlyKeys("f");
        String f = plain.resolve("f").toString();
        assertThat(grounds.disk.read(grounds.disk.locate(f)).text().content()).isEqualTo("hello");
        assertThat(grounds.registry.add(plain.toString())).isSameAs(lane);

        grounds.restart();
        assertThat(names()).containsExactly("ner added", "plain added", "shop command_line");
    }

    @Test
    void refusesWhatMayNotBeServed() throws Exception {
        Path outside = Files.createDirectory(home.resolve("outside"));
        Files.createFile(area.resolve("file"));
        Files.createDirectory(area.resolve(".env.d"));
        Files.createSymbolicLink(area.resolve("link"), outside);
        grounds.start();
        refused(403, "outside_roots", () -> grounds.registry.add(outside.toString()));
        refused(403, "outside_roots", () -> grounds.registry.add("/no/such/place"));
        refused(403, "outside_roots", () -> grounds.registry.add(area.resolve("link").toString()));
        refused(403, "outside_roots", () -> grounds.registry.add(home.toString()));
        refused(403, "not_allowed", () -> grounds.registry.add(area.resolve(".env.d").toString()));
        refused(400, "not_found", () -> grounds.registry.add(area.resolve("none").toString()));
        refused(
                400,
                "not_a_directory",
                () -> grounds.registry.add(area.resolve("file").toString()));
        refused(400, "bad_path", () -> grounds.registry.add("area"));
        refused(400, "bad_path", () -> grounds.registry.add(area + "/../outside"));
        assertThat(names()).containsExactly("shop command_line");
    }

    @Test
    void leavesOutWhatWasRemovedUntilItIsAddedAgain() throws Exception {
        Path one = Files.createDirectory(area.resolve("one"));
        Files.createDirectory(one.resolve(".ralph"));
        Files.createFile(one.resolve("f"));
        grounds.start();
        awaitNames("one discovered", "shop command_line");
        Lane lane = grounds.lane(one);
        Grounds.files(lane);
        grounds.registry.remove(lane.project().id());
        assertThat(names()).containsExactly("shop command_line");
        assertThatThrownBy(() -> grounds.disk.locate(one.resolve("f").toString()))
                .isInstanceOf(Trouble.class);

        Files.createDirectories(area.resolve("two/.ralph"));
        awaitNames("shop command_line", "two discovered");
        grounds.restart();
        awaitNames("shop command_line", "two discovered");
        assertThat(grounds.registry.add(one.toString()).project().origin())
                .isEqualTo(Origin.DISCOVERED);
        Position added = grounds.registry.roll().at();
        // It was forgotten: its files are no news.
        assertThat(Grounds.files(grounds.lane(one)).at()).isEqualTo(added);
    }

    @Test
    void doesNotRemoveWhatTheCommandLineNames() throws Exception {
        grounds.start();
        refused(409, "command_line", () -> grounds.registry.remove("shop"));
        refused(404, "not_found", () -> grounds.registry.remove("none"));
    }

    @Test
    void isCalledByASlugOnlyWhereThatIsPlain() throws Exception {
        Files.createDirectories(area.resolve("Shop/.ralph"));
        grounds.start();
        awaitNames("Shop discovered", "shop command_line");
        refused(409, "ambiguous", () -> grounds.registry.find("shop"));
        assertThat(grounds.registry.idsNamed("shop")).hasSize(2);
        assertThat(grounds.registry.find(id(shop)).project().path()).isEqualTo(shop);
        grounds.registry.remove(id(area.resolve("Shop")));
        assertThat(grounds.registry.find("shop").project().path()).isEqualTo(shop);
    }

    @Test
    void comesAndGoesWhileFilesChange() throws Exception {
        Path plain = Files.createDirectory(area.resolve("plain"));
        grounds.start();
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                for (int i = 0; i < 2_000; i++) {
                                    Files.writeString(plain.resolve("f" + i % 100), "x".repeat(i));
                                }
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        });
        for (int i = 0; i < 10; i++) {
            Lane lane = grounds.registry.add(plain.toString());
            Grounds.files(lane);
            grounds.registry.remove(lane.project().id());
        }
        writer.join();
        FileList first = Grounds.files(grounds.registry.add(plain.toString()));
        grounds.awaitEqual(plain, first);
        // No word of it while it was not there.
        boolean there = false;
        for (String line : grounds.lines()) {
            if (line.startsWith("projects +[\"")) there = true;
            if (line.startsWith("projects +[]")) there = false;
            if (!line.startsWith("projects")) assertThat(there).as(line).isTrue();
        }
    }

    @Test
    void opensNothingOutsideWhereALinkTakesThePlaceOfAProject() throws Exception {
        Path one = Files.createDirectory(area.resolve("one"));
        Files.createDirectory(one.resolve(".ralph"));
        Files.writeString(one.resolve("f"), "mine");
        Path outside = Files.createDirectory(home.resolve("outside"));
        Files.createDirectory(outside.resolve(".ralph"));
        Files.writeString(outside.resolve("f"), "secret");
        Files.writeString(outside.resolve("g"), "secret");
        grounds.start();
        awaitNames("one discovered", "shop command_line");
        grounds.registry.add(one.toString());
        Grounds.files(grounds.lane(one));
        Lane lane = grounds.lane(one);

        Grounds.sh(area, "mv one aside; ln -s " + outside + " one");
        String f = one.resolve("f").toString();
        assertThatThrownBy(() -> grounds.disk.read(grounds.disk.locate(f)))
                .isInstanceOf(Trouble.class);
        awaitNames("aside discovered", "shop command_line");
        assertThat(lane.files(Duration.ofSeconds(10)).orElseThrow().byPath())
                .doesNotContainKey("g");
        assertThat(grounds.lines()).noneMatch(line -> line.endsWith(" g"));
    }

    @Test
    void holdsTheRulesOfTheRootAbove() throws Exception {
        Grounds.sh(shop, "mkdir -p private/public open; touch private/public/x open/y");
        grounds.allowing("/public/**", "/open/**").start();
        Lane secret = grounds.registry.add(shop.resolve("private").toString());
        Lane open = grounds.registry.add(shop.resolve("open").toString());
        assertThat(Grounds.files(secret).byPath()).isEmpty();
        assertThat(Grounds.files(open).byPath()).containsOnlyKeys("y");
        String x = shop.resolve("private/public/x").toString();
        assertThatThrownBy(() -> grounds.disk.read(grounds.disk.locate(x)))
                .isInstanceOf(Trouble.class);
    }
}
