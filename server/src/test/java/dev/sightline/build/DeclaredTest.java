package dev.sightline.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Builds that their owner describes, whatever he says of them. */
class DeclaredTest {
    @TempDir Path temp;

    private Works works;

    @BeforeEach
    void setUp() throws Exception {
        works = new Works(temp).start();
    }

    @AfterEach
    void tearDown() throws Exception {
        works.close();
    }

    private String described(int depth) {
        return "{\"project_name\":\"S\",\"project_alias\":\"deep\",\"project_path\":\"%s\",\"components\":%s}"
                .formatted(works.project, nested(depth));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    @Test
    void refusesWhatIsDeeperThanItCouldBeReadAgain() throws Exception {
        assertThat(works.refusal("POST", "/api/build/init", described(63)))
                .startsWith("422 bad_request");
        works.json("POST", "/api/build/init", described(39));
        String runtime = "/api/build/status/deep/runtime";
        assertThat(works.refusal("PATCH", runtime, "{\"capabilities\":" + nested(63) + "}"))
                .startsWith("422 bad_request");
        works.listen();
        works.json("PATCH", runtime, "{\"capabilities\":" + nested(39) + "}");
        works.await("runtime_update", 1);

        works.restart();
        assertThat(works.json("GET", "/api/build/status/deep", "").at("/project_alias").asString())
                .isEqualTo("deep");
    }
}
