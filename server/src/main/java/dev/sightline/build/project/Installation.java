package dev.sightline.build.project;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A program that is being installed, as it is noted before: enough to find it, and to remove it.
 *
 * @param spec as pipx is told
 * @param pipx the program
 * @param home its {@code PIPX_HOME}
 * @param bin its {@code PIPX_BIN_DIR}
 * @param venvs where it keeps a folder a program
 * @param before the folders that were there
 */
record Installation(String spec, Path pipx, Path home, Path bin, Path venvs, List<String> before) {
    Installation {
        before = List.copyOf(new TreeSet<>(before));
    }

    static Installation of(JsonNode fields) {
        List<String> before = new ArrayList<>();
        fields.required("before").values().forEach(name -> before.add(name.asString()));
        return new Installation(
                fields.required("spec").asString(),
                Path.of(fields.required("pipx").asString()),
                Path.of(fields.required("home").asString()),
                Path.of(fields.required("bin").asString()),
                Path.of(fields.required("venvs").asString()),
                before);
    }

    Map<String, Object> fields() {
        return Map.of(
                "spec", spec,
                "pipx", pipx.toString(),
                "home", home.toString(),
                "bin", bin.toString(),
                "venvs", venvs.toString(),
                "before", before);
    }
}
