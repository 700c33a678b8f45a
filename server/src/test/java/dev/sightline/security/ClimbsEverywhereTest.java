package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways out of the served folder, by the doors that name files other than one by one. */
class ClimbsEverywhereTest {
    /** Below the number of messages that one connection may send at once. */
    private static final int BATCH = 90;

    private static final Pattern NAMES_HELLO = Pattern.compile("hello\\.py([&,]|$)");

    @TempDir Path temp;

    private Premises premises;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        premises.write("sub/inner.py", "inner\n");
        node = premises.node().start();
    }

    @AfterEach
    void tearDown() throws Exception {
        node.close();
        premises.assertOutsideUntouched();
    }

    @Test
    void watchesNothingOutsideAmongManyFiles() throws Exception {
        for (String climb : climbs()) {
            // Those that name a served file too would stay open.
            if (NAMES_HELLO.matcher(climb).find()) continue;
            for (String query : List.of("path=", "paths=", "paths=/nowhere,")) {
                RawHttp.Answer answer =
                        Wire.get(node, "/api/watch-files?" + query + climb).withToken().send();
                assertThat(answer.status()).as(climb).isIn(200, 400, 414);
                assertThat(answer.text())
                        .as(climb)
                        .doesNotContain(
                                "\"initial\"", "\"fileChanged\"", "\"content\"", Premises.CANARY);
            }
        }
    }

    @Test
    void watchesNothingOutsideOverAWebSocket() throws Exception {
        List<String> all = List.copyOf(decoded());
        for (int from = 0; from < all.size(); from += BATCH) {
            try (WsClient client = node.socket()) {
                for (String climb : all.subList(from, Math.min(from + BATCH, all.size()))) {
                    assertThat(Watches.overSocket(client, climb))
                            .as(climb)
                            .contains("\"type\":\"error\"")
                            .doesNotContain(Premises.CANARY, "\"content\"");
                }
            }
        }
    }

    @Test
    void makesNoProjectOutside() throws Exception {
        for (Path target : List.of(premises.outside, premises.secret)) {
            Set<String> all = new LinkedHashSet<>();
            for (String climb : Climbs.to(premises.data, target)) {
                all.add(climb);
                all.add(decoded(climb));
            }
            for (String climb : all) {
                String json = new String(Json.bytes(Map.of("path", climb)), StandardCharsets.UTF_8);
                RawHttp.Answer answer = Wire.post(node, "/api/projects", json).withToken().send();
                if (answer.status() == 201) {
                    // A root that is there already may be named again, however it is written.
                    String path = Member.json(answer).get("path").stringValue();
                    assertThat(Path.of(path).startsWith(premises.data)).as(climb).isTrue();
                } else {
                    assertThat(answer.status()).as(climb).isBetween(400, 499);
                }
                assertThat(answer.text()).doesNotContain(Premises.CANARY);
            }
        }
        assertThat(node.get("/api/projects").body()).doesNotContain("data-secret");
    }

    @Test
    void listsNothingOutsideByTheIdOfAProject() throws Exception {
        for (String climb : climbs()) {
            if (climb.contains(" ")) continue;
            for (String target :
                    List.of(
                            "/api/projects/" + climb,
                            "/api/projects/" + climb + "/files",
                            "/api/projects/" + climb.replace("/", "%2f") + "/files")) {
                RawHttp.Answer answer = Wire.get(node, target).withToken().head();
                assertThat(answer.status()).as(target).isBetween(400, 499);
            }
        }
    }

    @Test
    void listsNothingOfALinkThatLeadsOutside() throws Exception {
        premises.link("way", premises.outside);
        premises.link("file.py", premises.secret);
        Targets targets = Targets.on(node);
        String list = node.get("/api/projects/" + targets.project() + "/files").body();

        assertThat(list).contains("hello.py").doesNotContain("secret.py", "file.py");
        String json = "{\"path\":\"" + premises.data.resolve("way") + "\"}";
        assertThat(Wire.post(node, "/api/projects", json).withToken().status()).isEqualTo(403);
    }

    private Set<String> climbs() {
        return new LinkedHashSet<>(Climbs.to(premises.data, premises.secret));
    }

    private Set<String> decoded() {
        Set<String> all = climbs();
        for (String climb : climbs()) {
            all.add(decoded(climb));
            all.add(decoded(decoded(climb)));
        }
        return all;
    }

    private static String decoded(String climb) {
        try {
            return URLDecoder.decode(climb, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return climb;
        }
    }
}
