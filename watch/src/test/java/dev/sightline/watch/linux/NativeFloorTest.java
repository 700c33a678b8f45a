package dev.sightline.watch.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sightline.watch.FileKind;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

class NativeFloorTest {

    private static final int DIRECTORY = Open.O_RDONLY | Open.O_DIRECTORY | Open.O_CLOEXEC;

    @TempDir Path root;
    private Fd dir = Fd.CWD;

    @BeforeEach
    void open() throws IOException {
        dir = Open.open(root.toString(), DIRECTORY, 0);
    }

    @AfterEach
    void close() {
        dir.close();
    }

    @Test
    void isAvailableHere() {
        assertThat(Linux.available()).isTrue();
        assertThat(Linux.geteuid()).isNotNegative();
        assertThat(Linux.ticksPerSecond()).isBetween(1L, 10_000L);
        assertThat(Linux.pageSize()).isBetween(4096L, 65_536L);
    }

    @Test
    void signalsTheProcessThatADescriptorWasOpenedFor() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        int pid = (int) sleeper.pid();
        try (Fd process = Signals.pidfd(pid)) {
            Signals.send(process, Signals.NONE);
            Signals.kill(pid, Signals.NONE);
            Signals.send(process, Signals.SIGTERM);
            assertThat(sleeper.waitFor()).isEqualTo(128 + Signals.SIGTERM);

            assertThat(codeOf(() -> Signals.send(process, Signals.SIGTERM))).isEqualTo(Errno.ESRCH);
            assertThat(codeOf(() -> Signals.pidfd(pid))).isEqualTo(Errno.ESRCH);
            assertThat(codeOf(() -> Signals.kill(pid, Signals.SIGKILL))).isEqualTo(Errno.ESRCH);
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void signalsNoGroupAndNoInit() {
        for (int pid : new int[] {1, 0, -1, -2}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> Signals.kill(pid, Signals.NONE));
        }
    }

    @Test
    void writesReadsAndSyncs() throws IOException {
        try (Fd fd = Open.openat(dir, "a", Open.O_RDWR | Open.O_CREAT | Open.O_EXCL, 0600)) {
            Io.write(fd, ByteBuffer.wrap("hello world".getBytes(UTF_8)));
            Io.write(fd, ByteBuffer.allocateDirect(1).put((byte) '!').flip());
            Io.fsync(fd);
            ByteBuffer read = ByteBuffer.allocate(64);
            assertThat(Io.pread(fd, read, 6)).isEqualTo(6);
            assertThat(new String(read.array(), 0, read.position(), UTF_8)).isEqualTo("world!");
            assertThat(Io.read(fd, read)).isZero();
            Io.ftruncate(fd, 5);
        }
        assertThat(root.resolve("a")).hasContent("hello");
    }

    @Test
    void tellsWhatAFileIs() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "abc");
        Files.createSymbolicLink(root.resolve("l"), Path.of("a"));
        try (Fd fd = Open.openat(dir, "a", Open.O_RDONLY, 0)) {
            Io.fchmod(fd, 0640);
            Io.fchown(fd, -1, -1);
            Stat stat = Stat.of(fd);
            assertThat(stat.kind()).isEqualTo(FileKind.FILE);
            assertThat(stat.mode() & 0777).isEqualTo(0640);
            assertThat(stat.nlink()).isEqualTo(1);
            assertThat(stat.size()).isEqualTo(3);
            assertThat(stat.uid()).isEqualTo(Files.getAttribute(file, "unix:uid"));
            assertThat(stat.ino()).isEqualTo(Files.getAttribute(file, "unix:ino"));
            assertThat(stat.mtimeNanos() / 1_000_000)
                    .isEqualTo(Files.getLastModifiedTime(file).toMillis());
            assertThat(Stat.at(dir, "l", false)).isEqualTo(stat);
        }
        assertThat(Stat.at(dir, "l", true).kind()).isEqualTo(FileKind.LINK);
        assertThat(Stat.of(dir).kind()).isEqualTo(FileKind.DIRECTORY);
        assertThat(Stat.orNull("/nothing/here".getBytes(UTF_8))).isNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void leavesNoWayOutOfADirectoryThatItResolvesBeneath() throws IOException {
        Files.createDirectory(root.resolve("d"));
        Files.writeString(root.resolve("d/a"), "x");
        Files.writeString(root.resolve("secret"), "x");
        Files.createSymbolicLink(root.resolve("d/in"), Path.of("a"));
        Files.createSymbolicLink(root.resolve("d/out"), Path.of("../secret"));
        Files.createSymbolicLink(root.resolve("d/absolute"), root.resolve("secret"));
        try (Fd beneath = Open.openat(dir, "d", DIRECTORY, 0)) {
            long resolve = Open.RESOLVE_BENEATH | Open.RESOLVE_NO_MAGICLINKS;
            Open.openat2(beneath, "a", Open.O_RDONLY, 0, resolve).close();
            Open.openat2(beneath, "in", Open.O_RDONLY, 0, resolve).close();
            for (String way : List.of("../secret", "out", "absolute", "/etc/passwd")) {
                Errno e =
                        catchThrowableOfType(
                                Errno.class,
                                () ->
                                        Open.openat2(beneath, way, Open.O_RDONLY, 0, resolve)
                                                .close());
                assertThat(e.code()).as(way).isEqualTo(Errno.EXDEV);
            }
        }
    }

    @Test
    void changesNames() throws IOException {
        Names.mkdirat(dir, "d", 0700);
        Files.writeString(root.resolve("a"), "x");
        Names.renameat(dir, "a", dir, "d/b");
        assertThat(root.resolve("d/b")).exists();
        Names.linkat(dir, "d/b".getBytes(UTF_8), dir, "c".getBytes(UTF_8), 0);
        assertThat(Stat.at(dir, "c", true).nlink()).isEqualTo(2);
        Names.unlinkat(dir, "d/b");
        Names.unlinkat(dir, "d".getBytes(UTF_8), Names.AT_REMOVEDIR);
        assertThat(root.resolve("d")).doesNotExist();
        Files.createSymbolicLink(root.resolve("l"), Path.of("../é"));
        assertThat(Names.readlinkat(dir, "l")).asString(UTF_8).isEqualTo("../é");
    }

    @Test
    void listsNamesThatAreNotUtf8() throws IOException {
        byte[] odd = {'x', (byte) 0xff};
        Open.openat(dir, odd, Open.O_WRONLY | Open.O_CREAT, 0600).close();
        Names.mkdirat(dir, "é", 0700);
        List<DirEntry> entries = new ArrayList<>();
        try (Listing listing = new Listing();
                Fd again = Open.openat(dir, ".", DIRECTORY, 0)) {
            listing.of(again);
            for (DirEntry e = listing.next(); e != null; e = listing.next()) {
                entries.add(e);
            }
        }
        assertThat(entries).hasSize(2);
        assertThat(entries)
                .anySatisfy(e -> {
                    assertThat(e.name()).isEqualTo(odd);
                    assertThat(e.text()).isNull();
                    assertThat(e.kind()).isEqualTo(FileKind.FILE);
                })
                .anySatisfy(e -> {
                    assertThat(e.text()).isEqualTo("é");
                    assertThat(e.kind()).isEqualTo(FileKind.DIRECTORY);
                });
    }

    @Test
    void listsADirectoryLargerThanItsBuffer() throws IOException {
        for (int i = 0; i < 3_000; i++) {
            Files.createFile(root.resolve("file-with-a-rather-long-name-" + i));
        }
        int count = 0;
        try (Listing listing = new Listing()) {
            listing.of(dir);
            while (listing.next() != null) {
                count++;
            }
        }
        assertThat(count).isEqualTo(3_000);
    }

    @Test
    void asksWhetherAnybodyWrites() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "x");
        byte[] path = file.toString().getBytes(UTF_8);
        assertThat(Lease.ask(path)).isEqualTo(Lease.Answer.UNWRITTEN);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(1);
            assertThat(Lease.ask(path)).isEqualTo(Lease.Answer.WRITTEN);
        }
        assertThat(Lease.ask(path)).isEqualTo(Lease.Answer.UNWRITTEN);
        Files.delete(file);
        assertThat(Lease.ask(path)).isEqualTo(Lease.Answer.MISSING);
    }

    @Test
    void tellsTheFailedCallItsPathAndTheReason() {
        assertThatExceptionOfType(Errno.class)
                .isThrownBy(() -> Open.openat(dir, "none", Open.O_RDONLY, 0))
                .withMessage("openat none: ENOENT")
                .satisfies(e -> assertThat(e.symbol()).isEqualTo("ENOENT"));
    }

    @Test
    void refusesANameThatHoldsNul() {
        assertThatExceptionOfType(InvalidPathException.class)
                .isThrownBy(() -> Open.openat(dir, "a\0b", Open.O_RDONLY, 0));
    }

    @Test
    void closesADescriptorOnce() throws IOException {
        Fd fd = Open.openat(dir, ".", DIRECTORY, 0);
        fd.close();
        fd.close();
        assertThat(fd.isOpen()).isFalse();
        assertThatExceptionOfType(Errno.class)
                .isThrownBy(() -> Stat.of(fd))
                .satisfies(e -> assertThat(e.code()).isEqualTo(Errno.EBADF));
    }

    @Test
    void knowsTheFileSystem() throws IOException {
        try (Fd proc = Open.open("/proc", DIRECTORY, 0)) {
            assertThat(Mount.type(proc)).isEqualTo(Mount.PROC);
        }
    }

    private static int codeOf(ThrowingCallable call) {
        return catchThrowableOfType(Errno.class, call).code();
    }
}
