package dev.sightline.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.disk.Root;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class ProjectTest {
    @TempDir Path temp;

    @ParameterizedTest
    @CsvSource({
        "shop,shop",
        "My_Shop,my-shop",
        "a  b,a-b",
        "Über.Größe,-ber-gr-e",
        "v1.2_x,v1-2-x",
        "a--b,a--b",
        "日本,-",
        "'',project"
    })
    void makesASlugOfAName(String name, String slug) {
        assertThat(Project.slugOf(name)).isEqualTo(slug);
    }

    @Test
    void isCalledByItsSlugAndItsPath() {
        // printf %s /srv/My_Shop | sha256sum
        Root root =
                new Root(
                        Path.of("/srv/My_Shop"),
                        Path.of("/srv/My_Shop"),
                        Root.Kind.TREE,
                        Optional.empty());
        assertThat(Project.of(root, Origin.ADDED).id()).isEqualTo("my-shop-48fe70");
    }

    @Test
    void hasAnotherIdInAnotherPlace() throws Exception {
        Path one = Files.createDirectories(temp.resolve("a/shop"));
        Path two = Files.createDirectories(temp.resolve("b/shop"));
        Project first = Project.of(Root.of(one, Root.Kind.TREE), Origin.ADDED);
        Project second = Project.of(Root.of(two, Root.Kind.TREE), Origin.ADDED);
        assertThat(first.slug()).isEqualTo(second.slug());
        assertThat(first.id()).isNotEqualTo(second.id()).matches("shop-[0-9a-f]{6}");
    }
}
