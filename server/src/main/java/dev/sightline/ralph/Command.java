package dev.sightline.ralph;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would start a loop.
 *
 * @param argv the first word is an absolute path; the last the number of iterations
 * @param environment beside that of the user
 * @param trust where anything of it is the project's own: a hash of all that the project says of
 *     it, and of its files that would be run
 */
record Command(List<String> argv, Map<String, String> environment, Optional<String> trust) {
    Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }
}
