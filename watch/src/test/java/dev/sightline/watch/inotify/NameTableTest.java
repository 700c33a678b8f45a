package dev.sightline.watch.inotify;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sightline.watch.FileKind;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

class NameTableTest {

    @Test
    void behavesLikeAMap() {
        Random random = new Random(1);
        Map<String, Entry> expected = new HashMap<>();
        NameTable table = new NameTable();
        for (int i = 0; i < 100_000; i++) {
            String name = "n" + random.nextInt(300);
            if (random.nextInt(3) == 0) {
                expected.remove(name);
                table.remove(name.getBytes(UTF_8));
            } else {
                Leaf leaf = new Leaf(FileKind.FILE, null, true, i);
                expected.put(name, leaf);
                table.put(name.getBytes(UTF_8), leaf);
            }
        }
        Map<String, Entry> found = new HashMap<>();
        table.forEach((name, entry) -> found.put(new String(name, UTF_8), entry));
        assertThat(found).isEqualTo(expected);
        assertThat(table.size()).isEqualTo(expected.size());
        expected.forEach(
                (name, entry) -> assertThat(table.get(name.getBytes(UTF_8))).isEqualTo(entry));
        assertThat(table.get("none".getBytes(UTF_8))).isNull();
    }
}
