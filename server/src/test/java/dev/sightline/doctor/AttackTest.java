package dev.sightline.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.GuardedRoutes;
import dev.sightline.TestNode;
import dev.sightline.doctor.Result.Broken;
import dev.sightline.doctor.Result.Fine;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** An attack says that a door is open when it is, and that it held when it did. */
class AttackTest {
    @TempDir Path temp;

    private Path root;
    private Canary canary;

    @BeforeEach
    void setUp() throws Exception {
        root = Files.createDirectory(temp.toRealPath().resolve("served"));
        canary = Canary.in(Files.createDirectory(temp.toRealPath().resolve("secret")));
    }

    @Test
    void findsEveryDoorOfALaxServerOpen() throws Exception {
        try (LaxServer server = new LaxServer(canary.word())) {
            List<Result> results = attack(server.url());

            assertThat(results).hasSize(7);
            for (Result result : results) {
                assertThat(result).isInstanceOf(Broken.class);
                assertThat(result.found()).startsWith("OPEN: ").endsWith("got 200");
                assertThat(((Broken) result).mend()).isNotEmpty();
            }
        }
    }

    @Test
    void findsTheNameBesideTheCanaryInAListing() throws Exception {
        try (LaxServer server = new LaxServer("{\"files\":[\"" + canary.neighbour() + "\"]}")) {
            assertThat(attack(server.url()))
                    .filteredOn(result -> result.check().equals("Path traversal"))
                    .singleElement()
                    .isInstanceOf(Broken.class);
        }
    }

    @Test
    void holdsAgainstARealNodeAndLeavesItsFilesAlone() throws Exception {
        Path file = Files.writeString(root.resolve("x.py"), "mine\n");
        Path state = temp.resolve("state");
        try (TestNode node = TestNode.serving(state, root).start()) {
            List<Result> results = attackRunning(state);

            assertThat(results).hasSize(7).allMatch(Fine.class::isInstance, "fine");
            assertThat(node.get("/api/health").statusCode()).isEqualTo(200);
        }
        assertThat(Files.readString(file)).isEqualTo("mine\n");
        assertThat(root).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void saysWhenNobodyAnswers() throws Exception {
        String url;
        try (LaxServer server = new LaxServer("")) {
            url = server.url();
        }

        assertThat(attack(url))
                .allSatisfy(result ->
                        assertThat(result.found()).startsWith("the node does not answer: "));
    }

    @Test
    void knowsEveryRouteOfTheContractThatIsNotOpen() throws Exception {
        assertThat(new TreeSet<>(Strangers.ROUTES)).isEqualTo(GuardedRoutes.ofTheContract());
    }

    private List<Result> attack(String url) {
        Wire wire = new Wire(url, url);
        Target target =
                new Target(
                        wire,
                        "token",
                        Optional.of("session=x"),
                        false,
                        root,
                        Optional.empty(),
                        canary);
        return Attacks.all(target).stream().map(attack -> attack.on(wire)).toList();
    }

    private static List<Result> attackRunning(Path state) {
        return new SelfAttack(
                        state,
                        (root, ownState) -> {
                            throw new AssertionError("a node runs: none is to be started");
                        })
                .results();
    }

    @Test
    void sendsTheTokenToThisMachineWhereverTheNameOfTheNodeLeads() throws Exception {
        try (LaxServer server = new LaxServer(canary.word())) {
            Request request = Request.get("/api/node");
            Wire named = new Wire("http://elsewhere.invalid:1", server.url());
            assertThat(named.send(request.with(named.host())).status()).isEqualTo(200);
            assertThat(named.host()).isEqualTo("Host: elsewhere.invalid:1");

            Wire far = new Wire(server.url(), "http://192.0.2.1:1");
            assertThatThrownBy(() -> far.send(request)).hasMessageContaining("no loopback");
        }
    }
}
