package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class RootsTest {
    @TempDir Path temp;

    private Root outer;
    private Root inner;
    private Roots roots;

    @BeforeEach
    void setUp() throws Exception {
        Path data = temp.toRealPath().resolve("data");
        Path folder = Files.createDirectories(data.resolve("inner"));
        outer = Root.of(data, Root.Kind.TREE);
        inner = Root.of(folder, Root.Kind.SIBLINGS);
        roots = new Roots(List.of(outer, inner));
    }

    @Test
    void findsThePlaceBeneathARoot() throws Exception {
        Place place = roots.locate(outer.path() + "/a/b.py");

        assertThat(place).isEqualTo(new Place(outer, Path.of("a/b.py")));
    }

    @Test
    void letsTheDeepestOfNestedRootsCount() throws Exception {
        assertThat(roots.locate(inner.path() + "/b.py").root()).isEqualTo(inner);
    }

    @Test
    void leavesToTheOuterRootWhatTheInnerDoesNotReach() throws Exception {
        assertThat(roots.locate(inner.path() + "/deeper/b.py").root()).isEqualTo(outer);
    }

    @Test
    void knowsARootAlsoByTheNameThatTheUserGave() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), outer.path());
        Roots linked = new Roots(List.of(Root.of(link, Root.Kind.TREE)));

        assertThat(linked.locate(link + "/a.py").path()).isEqualTo(outer.path().resolve("a.py"));
    }

    @Test
    void keepsOutWhatOnlyBeginsWithARootsName() {
        assertTrouble(outer.path() + "-secret/x", Trouble.Kind.OUTSIDE_ROOTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.py", "./a.py", "~/a.py", "C:/a.py", "file:///etc/passwd"})
    void takesOnlyAbsolutePaths(String path) {
        assertTrouble(path, Trouble.Kind.BAD_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../x", "/a/../../x", "/a/..", "/a\\..\\x", "/a\0.py"})
    void takesNoPathThatClimbsOrHides(String rest) {
        assertTrouble(outer.path() + rest, Trouble.Kind.BAD_PATH);
    }

    private void assertTrouble(String path, Trouble.Kind kind) {
        assertThatThrownBy(() -> roots.locate(path))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.kind()).isEqualTo(kind));
    }
}
