package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.auth.Role;
import dev.sightline.cli.Logs;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whoever writes the log's words writes none of its lines, and no commands for the terminal. */
class LogLinesTest {
    /** Line ends of all kinds, colours, a bell, C1, and what turns the direction of text. */
    private static final String EVIL =
            "ada\r\n"
                + "FORGED\n"
                + "FORGED\u2028FORGED\u0085FORGED\u001b[2J\u001b]0;x\u0007\u009b31m\u202e\u2066";

    @TempDir Path temp;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = System.err;
    private final Logger root = Logger.getLogger("");
    private final Handler[] handlers = root.getHandlers();
    private final Level level = root.getLevel();
    private Premises premises;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = premises.node().withUser("ada", "correct horse", Role.ADMIN).behindProxy().start();
    }

    @AfterEach
    void tearDown() {
        node.close();
        System.setErr(err);
        for (Handler ours : root.getHandlers()) root.removeHandler(ours);
        for (Handler before : handlers) root.addHandler(before);
        root.setLevel(level);
        Logger.getLogger("sightline").setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsEachEntryOnOneLine(boolean terminal) throws Exception {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        Logs.toStderr(terminal);

        Member.login(node, EVIL, "x").send();
        Member.login(node, "ada", EVIL).send();
        for (String from : List.of("203.0.113.9\u001b[2J", "\u202eFORGED", "FORGED\u0085FORGED")) {
            Member.login(node, "ada", "x").with("X-Forwarded-For", from).send();
            Wire.get(node, "/api/node").with("X-Forwarded-For", from).send();
        }
        Wire.get(node, "/api/%0d%0aFORGED%1b[2J%c2%85%e2%80%ae").send();
        Wire.get(node, "/api/%0d%0aFORGED%1b[2J%c2%85%e2%80%ae").withToken().send();
        Wire.get(node, "/api/node").with("User-Agent", "\u001b[2J\u202eFORGED").send();
        Wire.get(node, "/api/node").with("Origin", "http://\u202eFORGED").send();
        Path file = premises.data.resolve(EVIL + ".py");
        Wire.save(node, file, "x\n").withToken().send();
        assertThat(file).hasContent("x\n");
        try (WsClient client = node.socket()) {
            Watches.overSocket(client, premises.outside.resolve(EVIL).toString());
            Watches.overSocket(client, EVIL);
        }
        Path directory = Files.createDirectory(premises.data.resolve(EVIL));
        String path =
                new String(
                        Json.bytes(Map.of("path", directory.toString())), StandardCharsets.UTF_8);
        RawHttp.Answer added = Wire.post(node, "/api/projects", path).withToken().send();
        assertThat(added.status()).isEqualTo(201);
        Wire.of(node, "DELETE", "/api/projects/" + Member.json(added).get("id").stringValue())
                .withToken()
                .send();
        node.close();

        List<String> lines = List.of(written.toString(StandardCharsets.UTF_8).split("\n", -1));
        assertThat(lines.getLast()).isEmpty();
        assertThat(lines)
                .anyMatch(line -> line.contains("FORGED") && line.contains("login failed"));
        assertThat(lines).anyMatch(line -> line.contains("FORGED") && line.contains("saved path="));
        for (String line : lines.subList(0, lines.size() - 1)) {
            assertThat(line)
                    .doesNotStartWith("FORGED")
                    .matches("[^\\p{Cntrl}\u0080-\u009f\u2028-\u202e\u2066-\u2069]+");
            if (terminal) assertThat(line).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} [A-Z]+ \\S+: .*");
            else
                assertThat(Json.read(line.getBytes(StandardCharsets.UTF_8)).get("time"))
                        .isNotNull();
        }
    }
}
