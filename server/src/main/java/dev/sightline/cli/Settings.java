package dev.sightline.cli;

import dev.sightline.auth.AuthMode;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks of a node.
 *
 * @param paths files and directories to serve; none means the working directory
 * @param port taken: the next free one; 0: any
 * @param state the state directory
 * @param readyFile written once the port answers
 * @param allow globs in {@code .gitignore} syntax; none allows all but secrets
 * @param allowHosts {@code NAME[:PORT]} that the node also answers to
 * @param allowOrigins other web apps that may use the API with a bearer token
 * @param token of programs, from {@code SIGHTLINE_TOKEN}
 */
public record Settings(
        List<Path> paths,
        int port,
        boolean browser,
        AuthMode auth,
        Path state,
        Optional<Path> readyFile,
        List<String> allow,
        List<String> allowHosts,
        List<String> allowOrigins,
        int maxStreams,
        int maxPerAddress,
        Optional<String> token) {
    public Settings {
        paths = List.copyOf(paths);
        allow = List.copyOf(allow);
        allowHosts = List.copyOf(allowHosts);
        allowOrigins = List.copyOf(allowOrigins);
    }
}
