package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What others wrote comes in by one door, with its checksum, and runs nothing on its way in. */
class SupplyChainTest {
    private static final Path WEB = Path.of("..", "web");
    private static final Pattern NPM_INSTALL =
            Pattern.compile("npm[^\\n]{0,20}\\b(ci|install|i)\\b");
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    @TempDir Path temp;

    @Test
    void installsPackagesWithoutTheirScripts() throws Exception {
        assertThat(WEB.resolve("install.mjs"))
                .content()
                .contains("['ci', '--ignore-scripts'")
                .doesNotContain("'install'");
        List<Path> others =
                Stream.of("pom.xml", "Makefile", "web/pom.xml", "web/package.json", ".ci/run")
                        .map(Path.of("..")::resolve)
                        .filter(Files::exists)
                        .toList();
        assertThat(others).isNotEmpty();
        for (Path file : others) {
            Files.readString(file)
                    .lines()
                    .filter(line -> NPM_INSTALL.matcher(line).find() && !line.contains("<!--"))
                    .forEach(line -> assertThat(line).as("%s", file).contains("--ignore-scripts"));
        }
    }

    @Test
    void knowsTheChecksumOfEveryPackage() throws Exception {
        for (String folder : List.of("", "gen")) {
            JsonNode lock =
                    Json.read(Files.readAllBytes(WEB.resolve(folder).resolve("package-lock.json")));
            int packages = 0;
            for (String name : lock.get("packages").propertyNames()) {
                JsonNode one = lock.get("packages").get(name);
                // Of other machines' packages lockfix.mjs knows the name alone, where npm did.
                if (name.isEmpty() || isForAnotherMachine(one)) continue;
                assertThat(one.get("integrity")).as(name).isNotNull();
                assertThat(one.get("integrity").stringValue()).as(name).startsWith("sha512-");
                assertThat(one.get("version").stringValue()).as(name).matches("\\d[\\w.+-]*");
                packages++;
            }
            assertThat(packages).isPositive();
        }
    }

    private static boolean isForAnotherMachine(JsonNode one) {
        if (!one.path("optional").asBoolean(false) || !one.has("os") || !one.has("cpu"))
            return false;
        boolean linux = one.get("os").toString().contains("\"linux\"");
        boolean x64 = one.get("cpu").toString().contains("\"x64\"");
        return !(linux && x64) || one.path("libc").toString().contains("musl");
    }

    /** The page is served with all it needs, and its browser is told to load nothing else. */
    @Test
    void loadsNothingFromElsewhere() throws Exception {
        try (TestNode node = new Premises(temp).node().start()) {
            RawHttp.Answer page = Wire.get(node, "/").send();
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text())
                    .containsPattern(
                            "Content-Security-Policy: default-src 'none';[^\r]*connect-src 'self'")
                    .doesNotContainPattern("Content-Security-Policy: [^\r]*(https?:|\\*)")
                    .doesNotContain("unsafe-eval", "<script>");
            Matcher link = LINK.matcher(page.text());
            int found = 0;
            for (; link.find(); found++) {
                String target = link.group(1);
                assertThat(target).matches("/[\\w.-][\\w./-]*");
                RawHttp.Answer asset = Wire.get(node, target).send();
                assertThat(asset.status()).as(target).isEqualTo(200);
                if (!target.endsWith(".css")) continue;
                assertThat(asset.text())
                        .doesNotContainPattern("(?:@import|url\\(\\s*[\"']?(?:https?:)?//)");
            }
            assertThat(found).isPositive();
        }
    }
}
