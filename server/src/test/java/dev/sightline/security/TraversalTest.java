package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** No spelling of a path leads out of the served folder, on any route, for any caller. */
class TraversalTest {
    @TempDir Path temp;

    private Premises premises;
    private TestNode node;
    private List<String> climbs = List.of();
    private Map<Path, String> servedBefore = Map.of();

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        premises.write("sub/inner.py", "inner\n");
        node = premises.node().start();
        climbs = Climbs.to(premises.data, premises.secret);
        servedBefore = Premises.contents(premises.data);
    }

    @AfterEach
    void tearDown() throws Exception {
        node.close();
        premises.assertOutsideUntouched();
        assertThat(Premises.contents(premises.data)).isEqualTo(servedBefore);
    }

    @Test
    void readsNothingOutside() throws Exception {
        for (String climb : climbs) {
            RawHttp.Answer answer = get("/api/read-file?path=" + climb);
            if (isDecoy(climb)) continue;
            assertThat(answer.status()).as(climb).isBetween(400, 499);
        }
    }

    @Test
    void listsNothingOutside() throws Exception {
        for (String climb : climbs) {
            RawHttp.Answer ofFile = get("/api/list-files?path=" + climb);
            assertThat(ofFile.status()).as(climb).isBetween(400, 499);
        }
        for (String climb : Climbs.to(premises.data, premises.outside)) {
            RawHttp.Answer ofFolder = get("/api/list-files?path=" + climb);
            assertThat(ofFolder.text()).as(climb).doesNotContain("secret.py");
            if (isDecoy(climb)) continue;
            assertThat(ofFolder.status()).as(climb).isBetween(400, 499);
        }
    }

    @Test
    void watchesNothingOutside() throws Exception {
        for (String climb : climbs) {
            // The one that names a served file first would stay open.
            if (isDecoy(climb)) continue;
            RawHttp.Answer answer = get("/api/watch-file?path=" + climb);
            assertThat(answer.status()).as(climb).isIn(200, 400, 414);
            assertThat(answer.text())
                    .as(climb)
                    .doesNotContain("\"initial\"", "\"fileChanged\"", "\"content\"");
        }
    }

    @Test
    void savesNothingOutside() throws Exception {
        for (String climb : climbs) {
            save(climb);
            save(climb.replace("%25", "%"));
            save(decoded(climb));
            save(decoded(decoded(climb)));
        }
    }

    @Test
    void makesNoNewFileOutside() throws Exception {
        for (String climb : Climbs.to(premises.data, premises.outside.resolve("new.py"))) {
            save(climb);
            save(decoded(climb));
        }
    }

    @Test
    void servesNoFileOfTheDiskOrOfTheProgramAsPartOfThePage() throws Exception {
        for (String start : List.of("/", "/assets/", "/ui/", "/assets/x/", "/@fs/", "/static/")) {
            for (String climb : climbs) {
                String target = start + climb;
                if (target.contains("+") || target.contains(" ")) continue;
                RawHttp.Answer answer = Wire.get(node, target).send();
                assertThat(answer.text()).as(target).doesNotContain(Premises.CANARY);
                assertThat(answer.status()).as(target).isBetween(400, 499);
            }
        }
        for (String inJar :
                List.of(
                        "dev/sightline/App.class",
                        "META-INF/MANIFEST.MF",
                        "sightline.properties",
                        "ui/index.html")) {
            for (String up : List.of("/", "/../", "/assets/../../", "/%2e%2e/", "/assets/..%2f")) {
                RawHttp.Answer answer = Wire.get(node, up + inJar).send();
                assertThat(answer.status()).as(up + inJar).isBetween(400, 499);
            }
        }
    }

    private RawHttp.Answer get(String target) throws Exception {
        RawHttp.Answer answer = Wire.get(node, target).withToken().send();
        assertThat(answer.text()).as(target).doesNotContain(Premises.CANARY);
        return answer;
    }

    private void save(String path) throws Exception {
        String body = Wire.saveBody(path, "overwritten\n");
        RawHttp.Answer answer = Wire.post(node, "/api/save-file", body).withToken().send();
        assertThat(answer.status()).as("%s -> %s", path, answer.text()).isBetween(400, 499);
        assertThat(answer.text()).as(path).doesNotContain(Premises.CANARY);
    }

    /** Names a served file too: which of the two counts, the canary tells. */
    private boolean isDecoy(String climb) {
        return climb.startsWith(premises.hello + "&");
    }

    private static String decoded(String climb) {
        try {
            return URLDecoder.decode(climb, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return climb;
        }
    }
}
