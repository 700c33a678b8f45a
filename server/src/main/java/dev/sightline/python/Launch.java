package dev.sightline.python;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a worker is started: as {@code python script.py} would be.
 *
 * @param directory its working directory
 * @param searched {@code sys.path[0]}
 * @param script {@code __file__}, where there is one
 * @param name how tracebacks call a script that has no file
 * @param arguments {@code sys.argv}, the script's name first
 */
public record Launch(
        Interpreter interpreter,
        Path directory,
        Path searched,
        Optional<String> script,
        String name,
        List<String> arguments) {
    public Launch {
        arguments = List.copyOf(arguments);
    }
}
