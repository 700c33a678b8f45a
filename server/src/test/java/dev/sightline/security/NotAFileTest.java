package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Opening a FIFO waits for a writer, for ever; {@code /dev/zero} has no end. Neither is opened. */
class NotAFileTest {
    /** Usually a few milliseconds; a thread that is stuck in the kernel takes for ever. */
    private static final Duration QUICK = Duration.ofSeconds(2);

    /** More than the node has threads for the disk. */
    private static final int CROWD = 16;

    @TempDir Path temp;

    private Premises premises;
    private TestNode node;
    private ServerSocketChannel socket;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = premises.node().start();
        Process mkfifo =
                new ProcessBuilder("mkfifo", premises.data.resolve("fifo").toString()).start();
        assertThat(mkfifo.waitFor()).isZero();
        socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(premises.data.resolve("socket")));
        premises.link("fifo-link", Path.of("fifo"));
        Files.createDirectory(premises.data.resolve("folder"));
        premises.link("folder-link", Path.of("folder"));
        premises.link("zero", Path.of("/dev/zero"));
        premises.link("stdin", Path.of("/dev/stdin"));
        premises.link("environ", Path.of("/proc/self/environ"));
        premises.link("kmsg", Path.of("/proc/kmsg"));
        premises.link("fd", Path.of("/proc/self/fd/0"));
    }

    @AfterEach
    void tearDown() throws Exception {
        socket.close();
        node.close();
    }

    @Test
    void refusesWhatIsNoRegularFile() throws Exception {
        for (String name : List.of("fifo", "socket", "fifo-link", "folder", "folder-link", "")) {
            refusesEverywhere(name, 422, "not_a_file");
        }
        for (String name : List.of("fifo", "socket", "fifo-link", "hello.py")) {
            assertThat(get("list-files", name).status()).as(name).isEqualTo(422);
        }
    }

    @Test
    void refusesWhatIsNoneOfItsBusiness() throws Exception {
        for (String name : List.of("zero", "stdin", "environ", "kmsg", "fd")) {
            refusesEverywhere(name, 403, "outside_roots");
        }
    }

    @Test
    void listsThemAll() throws Exception {
        assertThat(get("list-files", "").text())
                .contains("\"fifo\"", "\"socket\"", "\"zero\"", "\"environ\"");
    }

    @Test
    void losesNoThreadToThem() throws Exception {
        List<Callable<Integer>> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            for (String name : List.of("fifo", "socket", "zero", "kmsg")) {
                crowd.add(() -> get("read-file", name).status());
                crowd.add(() -> get("watch-file", name).status());
                crowd.add(() -> save(name));
            }
        }
        long before = Thread.getAllStackTraces().size();
        try (ExecutorService threads = Executors.newFixedThreadPool(CROWD)) {
            for (Future<Integer> one : threads.invokeAll(crowd)) {
                assertThat(one.get()).isIn(200, 403, 422);
            }
        }
        assertThat(get("read-file", "hello.py").text()).contains("hello");
        // The pools may have grown to their bounds (4 for the disk, 16 for the sockets).
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Thread.getAllStackTraces().size() <= before + 20);
        assertThat(inOpen()).isZero();
    }

    @Test
    void servesNoFileOfTheKernel() throws Exception {
        try (TestNode whole = premises.node(Path.of("/")).start()) {
            for (String name :
                    List.of(
                            "/proc/self/environ",
                            "/proc/self/cmdline",
                            "/proc/self/mem",
                            "/proc/kmsg",
                            "/proc/version",
                            "/proc/self/root" + premises.hello,
                            "/proc/self/fd/0",
                            "/proc/thread-self/environ",
                            "/sys/kernel/notes",
                            "/dev/zero",
                            "/dev/null",
                            "/dev/stdin",
                            "/dev/tty")) {
                for (String route : List.of("read-file", "watch-file")) {
                    String target = "/api/" + route + "?path=" + name;
                    RawHttp.Answer answer = Wire.get(whole, target).withToken().send();
                    if (route.equals("read-file")) {
                        assertThat(answer.status()).as(name).isIn(403, 404, 422);
                    }
                    assertThat(answer.text()).as(name).doesNotContain("\"content\"");
                }
                Wire save = Wire.save(whole, Path.of(name), "1\n").withToken();
                assertThat(save.status()).as(name).isIn(403, 404, 422);
            }
            String query = "?path=" + TestNode.encoded(premises.hello);
            assertThat(Wire.get(whole, "/api/read-file" + query).withToken().status())
                    .isEqualTo(200);
        }
    }

    private void refusesEverywhere(String name, int status, String code) throws Exception {
        long start = System.nanoTime();
        assertThat(get("read-file", name).status()).as(name).isEqualTo(status);
        assertThat(save(name)).as(name).isEqualTo(status);
        assertThat(get("watch-file", name).text())
                .as(name)
                .contains("\"type\":\"error\"", code)
                .doesNotContain("\"content\"");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(QUICK);
    }

    /** Calls that stand in the opening of a file. */
    private static long inOpen() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .filter(frame -> frame.getClassName().endsWith("disk.Beneath"))
                .count();
    }

    private RawHttp.Answer get(String route, String name) throws Exception {
        String path = TestNode.encoded(premises.data.resolve(name));
        return Wire.get(node, "/api/" + route + "?path=" + path).withToken().send();
    }

    private int save(String name) throws Exception {
        return Wire.save(node, premises.data.resolve(name), "x\n").withToken().status();
    }
}
