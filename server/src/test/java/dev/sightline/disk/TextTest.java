package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class TextTest {
    static List<Path> cases() throws Exception {
        try (Stream<Path> cases = Files.list(Path.of("..", "fixtures", "text"))) {
            return cases.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsEachFixtureAsItsGoldenSays(Path fixture) throws Exception {
        byte[] bytes = Files.readAllBytes(fixture.resolve("input"));
        JsonNode golden = Json.read(Files.readAllBytes(fixture.resolve("state.json")));

        Text text = Text.of(bytes);

        assertThat(text.encoding().word()).isEqualTo(golden.get("encoding").asString());
        assertThat(text.bom()).isEqualTo(golden.get("bom").asBoolean());
        assertThat(text.eol().word()).isEqualTo(golden.get("eol").asString());
        assertThat(text.content()).isEqualTo(golden.get("content").asString());
        assertThat(Content.etagOf(bytes)).isEqualTo(golden.get("etag").asString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givesBackTheSameBytesForWhateverItCallsText(long seed) throws Exception {
        Random random = new Random(seed);
        int texts = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = randomFile(random);
            Text text = Text.of(bytes);
            if (text.encoding() == Encoding.BINARY) continue;
            texts++;
            assertThat(text.encode(text.content())).isEqualTo(bytes);
        }
        assertThat(texts).isGreaterThan(5_000);
    }

    @Test
    void refusesWhatTheEncodingCannotHold() {
        Text text = Text.of("x".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> text.encode("half a pair: \ud800"))
                .isInstanceOfSatisfying(
                        Trouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNMAPPABLE));
    }

    private static byte[] randomFile(Random random) {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            return noise;
        }
        String[] pieces = {"a", "é", "€", "😀", "\n", "\r\n", "\r", "\u0000", "\ufeff", "\ud83d"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        String[] charsets = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
        String charset = charsets[random.nextInt(charsets.length)];
        String marked = random.nextBoolean() ? "\ufeff" + text : text.toString();
        return marked.getBytes(Charset.forName(charset));
    }
}
