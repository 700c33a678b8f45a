package dev.sightline.build.project;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Python packages of our own, that need no index to be installed. */
final class Probe {
    private Probe() {}

    /** A wheel with one program, {@code sightline-probe}. */
    static Path wheel(Path folder) throws IOException {
        String info = "sightline_probe-1.0.dist-info/";
        Map<String, String> files =
                Map.of(
                        "sightline_probe.py",
                        "def main():\n    print('probed')\n",
                        info + "METADATA",
                        "Metadata-Version: 2.1\nName: sightline-probe\nVersion: 1.0\n",
                        info + "WHEEL",
                        "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\n"
                                + "Tag: py3-none-any\n",
                        info + "entry_points.txt",
                        "[console_scripts]\nsightline-probe = sightline_probe:main\n",
                        info + "RECORD",
                        "");
        Path wheel = folder.resolve("sightline_probe-1.0-py3-none-any.whl");
        try (OutputStream out = Files.newOutputStream(wheel);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return wheel;
    }

    /**
     * A source whose first build, from which pipx learns the name, ends; the second, in the place
     * where it is to stay, takes for ever.
     *
     * @param marker gets the number of the process that builds
     */
    static Path endless(Path folder, Path marker) throws IOException {
        Path source = Files.createDirectories(folder.resolve("endless"));
        Files.writeString(
                source.resolve("pyproject.toml"),
                """
                [build-system]
                requires = []
                build-backend = "backend"
                backend-path = ["."]
                """);
        Files.writeString(
                source.resolve("backend.py"),
                """
                import os, time, zipfile

                FILES = {
                    'METADATA': 'Metadata-Version: 2.1\\nName: endless\\nVersion: 1.0\\n',
                    'WHEEL': 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n',
                    'entry_points.txt': '[console_scripts]\\nendless = endless:main\\n',
                    'RECORD': '',
                }

                def build_wheel(folder, config_settings=None, metadata_directory=None):
                    first = not os.path.exists(%s + '.first')
                    open(%s + '.first', 'w').close()
                    if not first:
                        with open(%s + '.new', 'w') as marker:
                            marker.write(str(os.getpid()))
                        os.rename(%s + '.new', %s)
                        time.sleep(600)
                    name = 'endless-1.0-py3-none-any.whl'
                    with zipfile.ZipFile(os.path.join(folder, name), 'w') as wheel:
                        for file, text in FILES.items():
                            wheel.writestr('endless-1.0.dist-info/' + file, text)
                        wheel.writestr('endless.py', '')
                    return name
                """
                        .replace("%s", "'" + marker + "'"));
        return source;
    }
}
