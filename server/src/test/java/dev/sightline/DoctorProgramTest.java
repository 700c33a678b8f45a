package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code sightline doctor} as a process of its own. */
class DoctorProgramTest {
    private record Ended(int code, String text) {}

    @TempDir Path temp;

    private Path folder;
    private Path state;

    @BeforeEach
    void setUp() throws Exception {
        folder = Files.createDirectory(temp.toRealPath().resolve("served"));
        Files.writeString(folder.resolve("a.py"), "one\n");
        state = temp.toRealPath().resolve("state");
    }

    @Test
    void findsNothingBrokenHereAndLeavesNothingBehind() throws Exception {
        Map<Path, String> before = contents();

        Ended doctor = doctor(folder, "--state", state);

        assertThat(doctor.text())
                .contains("✓ Java ", "✓ State directory ", "✓ DNS rebinding ", "✓ Path traversal ")
                .doesNotContain("✗", "OPEN", "\u001b");
        assertThat(doctor.code()).isZero();
        assertThat(contents()).isEqualTo(before);
        assertThat(state).doesNotExist();
    }

    @Test
    void saysWhatIsBrokenAndEndsWithOne() throws Exception {
        Files.createDirectory(state);
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxr-x"));
        Files.writeString(state.resolve("settings.json"), "{\"prot\":1}");

        Ended doctor = doctor(folder, "--state", state, "--json");

        JsonNode all = Json.read(doctor.text().getBytes(StandardCharsets.UTF_8));
        assertThat(all.propertyNames())
                .containsExactly("version", "fine", "warnings", "broken", "checks");
        assertThat(all.get("broken").asInt()).isEqualTo(2);
        List<String> broken = new ArrayList<>();
        for (JsonNode check : all.get("checks")) {
            if (check.get("status").asString().equals("broken")) {
                broken.add(check.get("check").asString());
                assertThat(check.get("mend").asString()).isNotEmpty();
            }
        }
        assertThat(broken).containsExactly("settings.json", "State directory");
        assertThat(doctor.code()).isOne();
    }

    @Test
    void attacksTheNodeThatRuns() throws Exception {
        try (TestNode node = TestNode.serving(state, folder).start()) {
            Ended doctor = doctor(folder, "--state", state);

            assertThat(doctor.text()).contains("✓ DNS rebinding ", "✓ Access without identity ");
            assertThat(doctor.code()).isZero();
            assertThat(refusals(node)).isGreaterThan(100);
        }
    }

    @Test
    void refusesAPathThatIsNotThere() throws Exception {
        assertThat(doctor(folder.resolve("gone")).code()).isEqualTo(2);
    }

    private static double refusals(TestNode node) throws Exception {
        String name = "sightline_requests_total{status=\"4xx\"} ";
        return node.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    private Map<Path, String> contents() throws Exception {
        Map<Path, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(temp)) {
            for (Path path : paths.toList()) {
                all.put(path, Files.isRegularFile(path) ? Files.readString(path) : "");
            }
        }
        return all;
    }

    private Ended doctor(Object... words) throws Exception {
        List<String> command = ChildJava.program("doctor");
        for (Object word : words) command.add(word.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", temp.toString());
        Process process = builder.start();
        byte[] out = process.getInputStream().readAllBytes();
        return new Ended(process.waitFor(), new String(out, StandardCharsets.UTF_8));
    }
}
