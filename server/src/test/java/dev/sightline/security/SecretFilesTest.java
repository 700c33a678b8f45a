package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Open;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keys and passwords lie in project folders; they are not for any screen. */
class SecretFilesTest {
    private static final List<String> SECRETS =
            List.of(
                    ".env",
                    ".env.local",
                    ".envrc",
                    "server.pem",
                    ".pem",
                    "id_rsa",
                    "id_ed25519.pub",
                    "auth.json",
                    "credentials",
                    "credentials.json",
                    "credentials.yaml",
                    "deep/er/.env",
                    "deep/er/id_rsa",
                    ".env.d/harmless.txt",
                    "deep/credentials.d/er/harmless.txt");

    @TempDir Path temp;

    private Premises premises;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        for (String secret : SECRETS) premises.write(secret, Premises.CANARY + "\n");
    }

    @Test
    void neitherReadsNorWatchesNorReplacesThem() throws Exception {
        Map<Path, String> before = Premises.contents(premises.data);
        try (TestNode node = premises.node().start()) {
            for (String secret : SECRETS) assertRefused(node, secret);
        }
        assertThat(Premises.contents(premises.data)).isEqualTo(before);
    }

    @Test
    void doesNotDoSoThroughLinksEither() throws Exception {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < SECRETS.size(); i++) {
            Path target = premises.data.resolve(SECRETS.get(i));
            premises.link("relative" + i + ".txt", Path.of(SECRETS.get(i)));
            premises.link("absolute" + i + ".txt", target);
            premises.link("chain" + i + ".txt", Path.of("absolute" + i + ".txt"));
            links.addAll(List.of("relative" + i, "absolute" + i, "chain" + i));
        }
        premises.link("folder", Path.of(".env.d"));
        Map<Path, String> before = Premises.contents(premises.data);
        try (TestNode node = premises.node().start()) {
            for (String link : links) assertRefused(node, link + ".txt");
            assertRefused(node, "folder/harmless.txt");
            assertThat(list(node, "folder").status()).isEqualTo(403);
        }
        assertThat(Premises.contents(premises.data)).isEqualTo(before);
    }

    @Test
    void doesNotShowAnInnocentFileUnderASecretName() throws Exception {
        premises.link(".env.link", Path.of("hello.py"));
        try (TestNode node = premises.node().start()) {
            assertRefused(node, ".env.link");
        }
    }

    @Test
    void makesNoneOfThem() throws Exception {
        premises.link("folder", Path.of("deep/credentials.d"));
        try (TestNode node = premises.node().start()) {
            for (String name :
                    List.of(".env.new", "new.pem", "id_new", "credentials.new", "folder/new.txt")) {
                assertThat(save(node, name)).as(name).isEqualTo(403);
                assertThat(premises.data.resolve(name)).doesNotExist();
            }
        }
    }

    @Test
    void listsNoneOfThem() throws Exception {
        try (Fd folder = Open.open(premises.data.toString(), Open.O_RDONLY, 0)) {
            // A name that is no UTF-8 is a name all the same.
            byte[] raw = ".env.?".getBytes(StandardCharsets.US_ASCII);
            raw[5] = (byte) 0xff;
            Open.openat(folder, raw, Open.O_CREAT | Open.O_WRONLY, 0600).close();
        }
        try (TestNode node = premises.node().start()) {
            for (String folder : List.of("", "deep", "deep/er")) {
                RawHttp.Answer answer = list(node, folder);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text())
                        .doesNotContain(".env", ".pem", "id_", "auth.json", "credentials");
            }
            for (String folder : List.of(".env.d", "deep/credentials.d", "deep/credentials.d/er")) {
                assertThat(list(node, folder).status()).as(folder).isEqualTo(403);
            }
        }
    }

    @Test
    void keepsThemFromAnAllowedPatternAndFromASiblingsRoot() throws Exception {
        try (TestNode node = premises.node().allowing(".env*", "*", "**").start()) {
            for (String secret : SECRETS) assertRefused(node, secret);
        }
        try (TestNode node = premises.node(premises.hello).start()) {
            for (String secret : SECRETS) assertRefused(node, secret);
        }
    }

    @Test
    void keepsThemInANestedRoot() throws Exception {
        Path nested = Files.createDirectories(premises.data.resolve("deep/er"));
        try (TestNode node = premises.node(premises.data, nested).start()) {
            for (String secret : SECRETS) assertRefused(node, secret);
        }
    }

    private void assertRefused(TestNode node, String name) throws Exception {
        String query = "?path=" + TestNode.encoded(premises.data.resolve(name));
        RawHttp.Answer read = Wire.get(node, "/api/read-file" + query).withToken().send();

        assertThat(read.status()).as(name).isEqualTo(403);
        assertThat(read.text()).as(name).doesNotContain(Premises.CANARY);
        Watches.of(node, premises.data.resolve(name))
                .forEach((stream, told) ->
                        assertThat(told)
                                .as("%s on %s", name, stream)
                                .contains("\"type\":\"error\"")
                                .doesNotContain(Premises.CANARY, "\"content\""));
        assertThat(save(node, name)).as(name).isEqualTo(403);
    }

    private RawHttp.Answer list(TestNode node, String name) throws Exception {
        String path = TestNode.encoded(premises.data.resolve(name));
        return Wire.get(node, "/api/list-files?path=" + path).withToken().send();
    }

    private int save(TestNode node, String name) throws Exception {
        return Wire.save(node, premises.data.resolve(name), "stolen\n").withToken().status();
    }
}
