package dev.sightline;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The walls of the house. Whoever needs a new arrow draws it here first, and says why. */
class ArchitectureTest {
    /** Each package and all that it may use; the two of the watch library stand below all. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    entry("json"),
                    entry("disk", "watch", "watch.linux"),
                    entry("event", "json"),
                    entry("journal", "json", "event"),
                    entry("hub", "event", "journal"),
                    entry("auth"),
                    entry("state", "json", "disk", "auth", "watch"),
                    entry("tls", "watch"),
                    entry("http", "json", "auth", "tls"),
                    entry("python", "json", "process"),
                    entry("stream", "json", "event", "journal", "hub", "auth", "http"),
                    entry(
                            "project", "json", "disk", "files", "event", "journal", "auth", "http",
                            "watch"),
                    entry("metrics", "auth", "http"),
                    entry("node", "json", "disk", "event", "auth", "http", "watch"),
                    entry("editor", "json", "disk", "files", "auth", "http", "stream", "watch"),
                    entry(
                            "kernel", "json", "disk", "files", "event", "journal", "auth", "http",
                            "stream", "python"),
                    entry("files", "disk", "http"),
                    entry("process", "watch.linux"),
                    entry("git"),
                    entry("ralph.format", "json"),
                    entry("build.format", "json"),
                    entry(
                            "build",
                            "json",
                            "disk",
                            "files",
                            "event",
                            "journal",
                            "hub",
                            "auth",
                            "http",
                            "project",
                            "process",
                            "watch",
                            "build.format",
                            "build.project"),
                    entry("ralph.log", "disk", "ralph.format"),
                    entry(
                            "ralph",
                            "json",
                            "disk",
                            "files",
                            "event",
                            "journal",
                            "hub",
                            "auth",
                            "http",
                            "project",
                            "process",
                            "git",
                            "watch",
                            "ralph.format",
                            "ralph.log"),
                    entry("build.project", "json", "disk", "process"),
                    entry("hermes.home", "json", "disk", "http", "project"),
                    entry("hermes.collect", "json", "http", "project", "process", "hermes.home"),
                    entry(
                            "hermes",
                            "json",
                            "disk",
                            "files",
                            "event",
                            "journal",
                            "hub",
                            "auth",
                            "http",
                            "project",
                            "process",
                            "watch",
                            "hermes.home",
                            "hermes.collect"),
                    entry("demo", "json"),
                    entry("doctor", "json", "disk", "state", "watch", "watch.linux"),
                    entry("cli", "json", "auth", "state", "doctor", "python", "watch"));

    private static final String BASE = "dev.sightline.";

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.sightline");

    @Test
    void hasNoArrowThatTheTableDoesNotHave() {
        Set<String> arrows = new TreeSet<>();
        for (JavaClass origin : classes) {
            String from = packageOf(origin);
            // App, Main and what they start with may use everything.
            if (from.isEmpty() || from.startsWith("watch")) continue;
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (!target.getPackageName().startsWith("dev.sightline")) continue;
                String to = packageOf(target);
                if (from.equals(to) || MAY_USE.getOrDefault(from, Set.of()).contains(to)) continue;
                arrows.add(from + " -> " + to + ": " + dependency.getDescription());
            }
        }
        assertThat(arrows).isEmpty();
    }

    @Test
    void knowsEveryPackage() {
        Set<String> packages = new TreeSet<>();
        for (JavaClass one : classes) {
            String name = packageOf(one);
            if (!name.isEmpty() && !name.startsWith("watch")) packages.add(name);
        }
        assertThat(packages).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
    }

    @Test
    void hasNoCycle() {
        slices().matching("dev.sightline.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void callsNativeCodeOnlyInTheWatchLibrary() {
        Set<String> callers = new TreeSet<>();
        for (JavaClass origin : classes) {
            if (packageOf(origin).startsWith("watch")) continue;
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                if (dependency.getTargetClass().getPackageName().equals("java.lang.foreign")) {
                    callers.add(origin.getName());
                }
            }
        }
        assertThat(callers).isEmpty();
    }

    private static Map.Entry<String, Set<String>> entry(String name, String... mayUse) {
        return Map.entry(name, Set.of(mayUse));
    }

    /** Empty for the top package. */
    private static String packageOf(JavaClass one) {
        String name = one.getPackageName();
        return name.startsWith(BASE) ? name.substring(BASE.length()) : "";
    }
}
