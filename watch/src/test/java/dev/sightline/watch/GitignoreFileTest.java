package dev.sightline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** The examples of {@code gitignore(5)}. */
class GitignoreFileTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "*.log,           a.log,          true",
        "*.log,           x/y/a.log,      true",
        "*.log,           a.logs,         false",
        "hello.*,         hello.txt,      true",
        "hello.*,         a/hello.java,   true",
        "/hello.*,        a/hello.java,   false",
        "doc/frotz,       doc/frotz,      true",
        "doc/frotz,       a/doc/frotz,    false",
        "frotz/,          a/frotz/,       true",
        "frotz/,          a/frotz,        false",
        "foo/*,           foo/test.json,  true",
        "foo/*,           foo/bar/x.c,    false",
        "**/foo,          a/b/foo,        true",
        "**/foo/bar,      a/foo/bar,      true",
        "abc/**,          abc/x/y,        true",
        "abc/**,          abc/,           false",
        "a/**/b,          a/b,            true",
        "a/**/b,          a/x/y/b,        true",
        "a/**/b,          ax/b,           false",
        "a/**/b/**/c,     a/b/b/x/c,      true",
        "[a-c]?.txt,      b1.txt,         true",
        "[!a-c].txt,      b.txt,          false",
        "[!a-c].txt,      d.txt,          true",
        "[]].txt,         ].txt,          true",
        "\\#a,            #a,             true",
        "#a,              #a,             false",
        "\\!a,            !a,             true",
        "a\\*b,           a*b,            true",
        "a\\*b,           axb,            false",
        "a*b*c,           aXbYbZc,        true",
    })
    void matchesAsGitDoes(String line, String path, boolean ignored) {
        boolean directory = path.endsWith("/");
        String name = directory ? path.substring(0, path.length() - 1) : path;
        assertThat(file(line).ignores("/base/" + name, directory)).isEqualTo(ignored);
    }

    @Test
    void givesTheLastMatchingLineTheWord() {
        GitignoreFile file = file("*.log", "!keep.log", "deep/keep.log");
        assertThat(file.ignores("/base/a.log", false)).isTrue();
        assertThat(file.ignores("/base/keep.log", false)).isFalse();
        assertThat(file.ignores("/base/deep/keep.log", false)).isTrue();
    }

    @Test
    void saysNothingOfWhatLiesElsewhere() {
        assertThat(file("*").ignores("/other/a", false)).isFalse();
        assertThat(file("*").ignores("/basement", false)).isFalse();
    }

    @Test
    void keepsSpacesOnlyWhereTheyAreEscaped() {
        assertThat(file("a  ").ignores("/base/a", false)).isTrue();
        assertThat(file("a\\ ").ignores("/base/a ", false)).isTrue();
    }

    @Test
    void isNotSlowedDownByAHostilePattern() {
        String hostile = "*a".repeat(40) + "b";
        assertThat(file(hostile).ignores("/base/" + "a".repeat(200), false)).isFalse();
        String deep = "**/a/".repeat(40) + "b";
        assertThat(file(deep).ignores("/base" + "/a".repeat(200), false)).isFalse();
    }

    private static GitignoreFile file(String... lines) {
        return new GitignoreFile(List.of(lines), "/base");
    }
}
