package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.auth.AuthMode;
import dev.sightline.auth.PasswordHash;
import dev.sightline.auth.Role;
import dev.sightline.state.UserFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** The file and the flags, through the command itself: what a start would get. */
class SettingsFileTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference", "settings.md");

    @TempDir Path temp;

    private Path state;

    @BeforeEach
    void setUp() throws Exception {
        state = Files.createDirectory(temp.toRealPath().resolve("state"));
    }

    @Test
    void leavesTheDefaultsWhereThereIsNoFile() {
        Settings settings = start();

        assertThat(settings.network()).isEqualTo(Settings.Network.loopback(8888));
        assertThat(settings.limits()).isEqualTo(Settings.Limits.DEFAULTS);
        assertThat(settings.auth()).isEqualTo(AuthMode.LAUNCH);
        assertThat(settings.loops()).isEqualTo(Settings.Loops.DEFAULTS);
        assertThat(settings.browser()).isTrue();
    }

    @Test
    void takesEveryKeyOfTheFile() throws Exception {
        addUser();
        write(
                """
                {"host":"::1","port":0,"auth":"password","allow":["*.py","!x.py"],
                 "allow_host":["box.example","b:1"],"allow_origin":["https://app.example"],
                 "discover":["%s"],"tls_cert":"/c.pem","tls_key":"/k.pem","behind_proxy":true,
                 "trusted_proxy":["10.0.0.2"],"metrics_token":"0123456789abcdefghij","max_streams":1,"max_per_address":2,"max_connections":3,
                 "journal_days":4,"journal_mib":5,"browser":false,"python":"/p","max_kernels":6,"kernel_idle":0,
                 "connect_to":[{"name":"box","url":"https://box.example:1","token_file":"/t"}],
                 "stuck_after":7,"notify_url":"https://u:p@ntfy.example/t?k=1","notify_format":"ntfy","hermes":"/agent"}\
                """
                        .formatted(state));

        Settings settings = start();

        Settings.Tls tls = new Settings.Tls(Path.of("/c.pem"), Path.of("/k.pem"));
        assertThat(settings.network())
                .isEqualTo(
                        new Settings.Network(
                                "::1",
                                0,
                                Optional.of(tls),
                                true,
                                Set.of(InetAddress.ofLiteral("10.0.0.2")),
                                List.of("box.example", "b:1"),
                                List.of("https://app.example")));
        assertThat(settings.auth()).isEqualTo(AuthMode.PASSWORD);
        assertThat(settings.allow()).containsExactly("*.py", "!x.py");
        assertThat(settings.discover()).containsExactly(state);
        assertThat(settings.metricsToken()).contains("0123456789abcdefghij");
        assertThat(settings.limits()).isEqualTo(new Settings.Limits(1, 2, 3, 4, 5));
        assertThat(settings.browser()).isFalse();
        assertThat(settings.kernels())
                .isEqualTo(
                        new Settings.Kernels(
                                Optional.of(Path.of("/p")),
                                6,
                                0,
                                List.of(box("https://box.example:1", "/t"))));
        assertThat(settings.loops())
                .isEqualTo(
                        new Settings.Loops(
                                7, Optional.of("https://u:p@ntfy.example/t?k=1"), "ntfy"));
        assertThat(settings.hermes()).contains(Path.of("/agent"));
        assertThat(settings.toString()).doesNotContain("u:p", "k=1");
    }

    @Test
    void looksIntoTheAgentsHomeThatTheFlagTheFileOrTheEnvironmentNames() throws Exception {
        write("{\"hermes\":\"none\"}");
        assertThat(start().hermes()).isEmpty();
        assertThat(start("--hermes", "/flag/../other").hermes()).contains(Path.of("/other"));

        write("{\"hermes\":\"/agent\"}");
        assertThat(start().hermes()).contains(Path.of("/agent"));
        assertThat(start("--hermes=none").hermes()).isEmpty();

        write("{\"hermes\":\"agent\"}");
        assertThatThrownBy(this::start).hasMessageContaining("`hermes` must be an absolute path");
    }

    @Test
    void looksIntoTheHomeOfTheEnvironmentWhereNobodySaysAnother() {
        HermesOptions options = new HermesOptions();

        assertThat(options.home(Map.of("HERMES_HOME", "/agent", "HOME", "/home/ada")::get))
                .contains(Path.of("/agent"));
        assertThat(options.home(Map.of("HERMES_HOME", " ", "HOME", "/home/ada")::get))
                .contains(Path.of("/home/ada/.hermes"));
        assertThat(options.home(Map.of("HOME", "/home/ada")::get))
                .contains(Path.of("/home/ada/.hermes"));
        assertThat(options.home(name -> null)).isEmpty();
    }

    @Test
    void letsTheFlagsOfLoopsWin() throws Exception {
        write("{\"stuck_after\":7,\"notify_url\":\"http://file/\",\"notify_format\":\"ntfy\"}");

        Settings.Loops loops = start("--stuck-after", "9", "--notify-url=http://flag/").loops();

        assertThat(loops).isEqualTo(new Settings.Loops(9, Optional.of("http://flag/"), "ntfy"));
        assertThatThrownBy(() -> start("--notify-url", "ftp://x")).hasMessageContaining("http");
        assertThatThrownBy(() -> start("--notify-format", "xml")).hasMessageContaining("ntfy");
        assertThatThrownBy(() -> start("--stuck-after", "0")).hasMessageContaining("from 1");
    }

    private static Connection box(String url, String tokenFile) {
        return new Connection("box", URI.create(url), Optional.of(Path.of(tokenFile)));
    }

    @Test
    void givesEachTokenToTheNodeBeforeIt() throws Exception {
        write("{\"connect_to\":[{\"name\":\"other\",\"url\":\"http://localhost:1\"}]}");

        assertThat(start().kernels().servers())
                .extracting(Connection::name)
                .containsExactly("other");
        assertThat(
                        start(
                                        "--connect-to",
                                        "bare=http://localhost:2",
                                        "--connect-to=box=http://localhost:3",
                                        "--token-file",
                                        "/t")
                                .kernels()
                                .servers())
                .containsExactly(
                        new Connection("bare", URI.create("http://localhost:2"), Optional.empty()),
                        box("http://localhost:3", "/t"));
        assertThatThrownBy(() -> start("--token-file", "/t")).hasMessageContaining("follows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    localhost:1                    | NAME=URL
                    =http://localhost              | a name is
                    ../x=http://localhost          | a name is
                    a b=http://localhost           | a name is
                    box=localhost:1                | an address is
                    box=ftp://localhost            | an address is
                    box=file:///etc/passwd         | an address is
                    box=http://localhost/path      | an address is
                    box=http://localhost?x=y       | an address is
                    box=http://user@localhost      | an address is
                    box=http://a b                 | no URL
                    """)
    void connectsToNothingThatIsNoNode(String said, String why) {
        assertThatThrownBy(() -> start("--connect-to", said))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(why);
    }

    @Test
    void sendsNoTokenInTheClearToAnotherMachine() {
        String far = "box=http://box.example:8888";

        assertThat(start("--connect-to", far).kernels().servers()).hasSize(1);
        assertThatThrownBy(() -> start("--connect-to", far, "--token-file", "/t"))
                .hasMessageContaining("in the clear");
        assertThatThrownBy(() ->
                        start(
                                "--connect-to",
                                "x=http://localhost:1",
                                "--connect-to",
                                "x=http://localhost:2"))
                .hasMessageContaining("twice");
    }

    @Test
    void letsFlagsWinAlsoOverAWholeList() throws Exception {
        write(
                """
                {"port":9000,"auth":"none","allow":["*.py"],"allow_host":["a"],"max_streams":7,
                 "behind_proxy":true,"browser":false}\
                """);

        Settings settings =
                start(
                        "--port",
                        "8888",
                        "--auth",
                        "launch",
                        "--allow",
                        "*.md",
                        "--allow",
                        "*.txt",
                        "--max-streams",
                        "1024",
                        "--behind-proxy=false",
                        "--no-browser=false");

        assertThat(settings.network().port()).isEqualTo(8888);
        assertThat(settings.auth()).isEqualTo(AuthMode.LAUNCH);
        assertThat(settings.allow()).containsExactly("*.md", "*.txt");
        assertThat(settings.network().allowHosts()).containsExactly("a");
        assertThat(settings.limits().streams()).isEqualTo(1024);
        assertThat(settings.network().behindProxy()).isFalse();
        assertThat(settings.browser()).isTrue();
    }

    @Test
    void writesTildeAsHome() throws Exception {
        addUser();
        write("{\"auth\":\"password\",\"tls_cert\":\"~/c.pem\",\"tls_key\":\"~/k.pem\"}");

        assertThat(start().network().tls().orElseThrow().certificate())
                .isEqualTo(Path.of(Objects.requireNonNull(System.getenv("HOME")), "c.pem"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"prot":1}                      | prot          | no setting
                    {"paths":["/x"]}                | paths         | no setting
                    {"port":"80"}                   | port          | from 0 to 65535
                    {"port":-1}                     | port          | from 0 to 65535
                    {"port":65536}                  | port          | from 0 to 65535
                    {"port":80.5}                   | port          | from 0 to 65535
                    {"port":4294967376}             | port          | from 0 to 65535
                    {"port":null}                   | port          | from 0 to 65535
                    {"auth":"open"}                 | auth          | "password"
                    {"auth":["none"]}               | auth          | "password"
                    {"host":""}                     | host          | a text
                    {"allow":"*.py"}                | allow         | a list
                    {"allow":["*.py",1]}            | allow         | a list
                    {"allow_host":[""]}             | allow_host    | a list
                    {"allow_origin":{}}             | allow_origin  | a list
                    {"discover":["here"]}           | discover      | absolute
                    {"tls_cert":"c.pem"}            | tls_cert      | absolute
                    {"tls_key":1}                   | tls_key       | absolute
                    {"behind_proxy":"yes"}          | behind_proxy  | true or false
                    {"browser":0}                   | browser       | true or false
                    {"metrics_token":""}            | metrics_token | a text
                    {"max_streams":0}               | max_streams   | from 1
                    {"max_per_address":0}           | max_per_address | from 1
                    {"max_connections":0}           | max_connections | from 1
                    {"journal_days":0}              | journal_days  | from 1
                    {"journal_mib":0}               | journal_mib   | from 1
                    {"python":"bin/python"}         | python        | absolute
                    {"max_kernels":0}               | max_kernels   | from 1
                    {"kernel_idle":-1}              | kernel_idle   | from 0
                    {"connect_to":["a=http://b"]}   | connect_to    | a list
                    {"connect_to":[{"name":"a","url":"x"}]} | connect_to | a list
                    {"connect_to":[{"name":"a","url":"http://b","token":"t"}]} | connect_to | a list
                    {"stuck_after":0}               | stuck_after   | from 1
                    {"notify_url":"ftp://x"}        | notify_url    | http
                    {"notify_format":"xml"}         | notify_format | one of
                    {"port":1,"port":2}             | settings.json | no JSON
                    {"port":                        | settings.json | no JSON
                    []                              | settings.json | JSON object
                    """)
    void refusesTheStartAndSaysWhatIsAllowed(String json, String name, String allowed)
            throws Exception {
        write(json);

        assertThatThrownBy(this::start)
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(state.resolve("settings.json").toString())
                .hasMessageContaining(name)
                .hasMessageContaining(allowed);
    }

    @Test
    void refusesShortTokensWhereOtherMachinesMayConnect() {
        assertThat(start("--metrics-token", "short").metricsToken()).contains("short");
        assertThatThrownBy(() -> start("--behind-proxy", "--metrics-token", "short"))
                .hasMessageContaining("--metrics-token")
                .hasMessageContaining("20 characters");
    }

    @Test
    void refusesAProxyThatIsNoAddress() {
        assertThat(start("--trusted-proxy", "[fd00::2]").network().trustedProxies())
                .containsExactly(InetAddress.ofLiteral("fd00::2"));
        assertThatThrownBy(() -> start("--trusted-proxy", "10.0.0.0/8"))
                .hasMessageContaining("say one address");
    }

    @Test
    void refusesAWrongFileAlsoWhereAFlagWins() throws Exception {
        write("{\"port\":70000}");

        assertThatThrownBy(() -> start("--port", "1")).hasMessageContaining("`port`");
    }

    @ParameterizedTest
    @CsvSource({
        "--port,-1,0 to 65535",
        "--port,65536,0 to 65535",
        "--max-streams,0,from 1",
        "--max-per-address,0,from 1",
        "--max-connections,0,from 1",
        "--journal-days,0,from 1",
        "--journal-mib,0,from 1"
    })
    void holdsFlagsToTheSameRanges(String flag, String value, String allowed) {
        assertThatThrownBy(() -> start(flag, value))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(flag + " " + value)
                .hasMessageContaining(allowed);
    }

    @Test
    void standsInTheReferenceKeyByKeyWithItsFlag() throws Exception {
        List<String> rows =
                Files.readAllLines(REFERENCE).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.replaceAll("^\\| `(\\w+)`.*`(--[a-z-]+)`.*$", "$1 $2"))
                        .toList();
        List<String> keys =
                SettingsFile.KEYS.stream().map(key -> key.name() + " " + key.option()).toList();

        assertThat(new TreeSet<>(rows)).isEqualTo(new TreeSet<>(keys));
    }

    /** Without one, `--auth password` is refused. */
    private void addUser() throws Exception {
        new UserFile(state)
                .add(
                        "ada",
                        PasswordHash.of("correct horse"),
                        Optional.of(Role.ADMIN),
                        Instant.now());
    }

    private void write(String json) throws Exception {
        Files.writeString(state.resolve("settings.json"), json);
    }

    /** What the starter gets. */
    private Settings start(String... flags) {
        AtomicReference<Settings> got = new AtomicReference<>();
        ServeCommand command =
                new ServeCommand(settings -> {
                    got.set(settings);
                    return 0;
                });
        List<String> words = new ArrayList<>(List.of("--state", state.toString()));
        words.addAll(List.of(flags));
        AtomicReference<ParameterException> refused = new AtomicReference<>();
        new CommandLine(command)
                .setParameterExceptionHandler((e, parsed) -> {
                    refused.set(e);
                    return 2;
                })
                .execute(words.toArray(String[]::new));
        if (refused.get() != null) throw refused.get();
        return Objects.requireNonNull(got.get());
    }
}
