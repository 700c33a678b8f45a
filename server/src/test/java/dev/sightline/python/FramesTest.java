package dev.sightline.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.python.Frames.Frame;
import dev.sightline.python.Frames.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class FramesTest {
    @Test
    void readsWhatItWroteWhereverThePipeSplitsIt() throws Exception {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (Kind kind : Kind.values()) {
            Frames.write(new Frame(kind, "é €".getBytes(StandardCharsets.UTF_8)), wire);
            Frames.write(new Frame(kind, new byte[0]), wire);
        }
        byte[] bytes = wire.toByteArray();
        Kind[] kinds = Kind.values();

        for (int most = 1; most <= bytes.length; most++) {
            List<Frame> read = all(new Dripping(bytes, most));

            assertThat(read).hasSize(2 * Kind.values().length);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i).kind()).isEqualTo(kinds[i / 2]);
                assertThat(new String(read.get(i).payload(), StandardCharsets.UTF_8))
                        .isEqualTo(i % 2 == 0 ? "é €" : "");
            }
        }
    }

    @Test
    void saysTheLengthBigEndian() throws Exception {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();

        Frames.write(new Frame(Kind.WORKER, new byte[258]), wire);

        assertThat(Arrays.copyOf(wire.toByteArray(), 5)).containsExactly('J', 0, 0, 1, 2);
    }

    @Test
    void refusesWhatIsNoFrame() {
        assertThatThrownBy(() -> read("y\ny\ny\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Frames.Broken.class)
                .hasMessageContaining("0x79");
        assertThatThrownBy(() -> read(new byte[] {'O', 4, 0, 0, 1}))
                .isInstanceOf(Frames.Broken.class)
                .hasMessageContaining("67108865 bytes");
        assertThatThrownBy(() -> read(new byte[] {'O', -1, -1, -1, -1}))
                .isInstanceOf(Frames.Broken.class)
                .hasMessageContaining("4294967295 bytes");
    }

    @Test
    void tellsAnEndWithinAFrameFromAnEndBetweenTwo() throws Exception {
        byte[] one = {'O', 0, 0, 0, 2, 'h', 'i'};

        assertThat(all(new ByteArrayInputStream(one))).hasSize(1);
        for (int length = 1; length < one.length; length++) {
            byte[] part = Arrays.copyOf(one, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(Frames.Broken.class);
        }
    }

    private static void read(byte[] bytes) throws IOException {
        all(new ByteArrayInputStream(bytes));
    }

    private static List<Frame> all(InputStream in) throws IOException {
        List<Frame> all = new ArrayList<>();
        for (@Nullable Frame next = Frames.read(in); next != null; next = Frames.read(in)) {
            all.add(next);
        }
        return all;
    }

    /** Gives at most so many bytes at a time. */
    private static final class Dripping extends ByteArrayInputStream {
        private final int most;

        Dripping(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, most));
        }

        @Override
        public synchronized int readNBytes(byte[] into, int offset, int length) {
            int n = 0;
            while (n < length) {
                int more = read(into, offset + n, length - n);
                if (more < 0) break;
                n += more;
            }
            return n;
        }
    }
}
