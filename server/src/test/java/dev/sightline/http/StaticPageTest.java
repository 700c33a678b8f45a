package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class StaticPageTest {
    @TempDir Path temp;

    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("served"));
        node = TestNode.serving(temp.resolve("state"), folder).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void servesThePageToAnyoneWithAPolicyThatBarsEverythingElse() throws Exception {
        HttpResponse<String> page = open("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("</html>").doesNotContain("__CSP_NONCE__");
        assertThat(policy(page))
                .contains("default-src 'none'")
                .contains("script-src 'self' '" + StaticPage.FRAME_SCRIPT + "';")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
    }

    @Test
    void makesANewNonceForEachPage() throws Exception {
        assertThat(nonce(open("/"))).isNotEqualTo(nonce(open("/")));
    }

    @Test
    void letsBrowsersKeepWhatIsNamedByItsContent() throws Exception {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(open("/").body());
        assertThat(script.find()).isTrue();

        HttpResponse<String> asset = open(script.group(1));

        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/javascript");
        assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }

    /**
     * It names files by what the build called them, and nothing else would tell that one is
     * missing.
     */
    @Test
    void hasTheFilesThatItsFirstScriptAsksFor() throws Exception {
        Matcher first =
                Pattern.compile("<script src=\"(/assets/[^\"]+)\"></script>")
                        .matcher(open("/").body());
        assertThat(first.find()).isTrue();
        List<String> names =
                Pattern.compile("assets/[^`'\"]+")
                        .matcher(open(first.group(1)).body())
                        .results()
                        .map(MatchResult::group)
                        .toList();

        assertThat(names).hasSizeGreaterThan(20);
        for (String name : names) {
            assertThat(open("/" + name).statusCode()).as(name).isEqualTo(200);
        }
    }

    @Test
    void hasNothingBeyondTheBuild() throws Exception {
        for (String path : new String[] {"/assets/none.js", "/sightline.properties", "/a/b.html"}) {
            assertThat(open(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> head =
                node.send(node.stranger("/").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    private HttpResponse<String> open(String path) throws Exception {
        return node.send(node.stranger(path));
    }

    private static String policy(HttpResponse<String> page) {
        return page.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    private static String nonce(HttpResponse<String> page) {
        return policy(page).replaceFirst(".*'nonce-([0-9a-f]{32})'.*", "$1");
    }
}
