package dev.sightline.cli;

import dev.sightline.state.NodeFolder;
import dev.sightline.state.RunningNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code sightline link}: a new one-time link to the running node, or to each of several. */
@Command(
        name = "sightline link",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A new one-time link to the running node.")
public final class LinkCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Default: $SIGHTLINE_HOME or ~/.sightline.")
    private @Nullable Path state;

    public LinkCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        List<RunningNode> nodes = NodeFolder.running(StateDirectory.of(state));
        if (nodes.isEmpty()) {
            err.println("No node is running. Start one: sightline PATH");
            return 1;
        }
        int failed = 0;
        for (RunningNode node : nodes) {
            if (nodes.size() > 1) err.println(node.roots());
            try {
                NodeClient.NewLink link = NodeClient.link(node);
                out.println(link.url());
                if (link.logIn()) err.println("Log in there with your name and password.");
            } catch (IOException e) {
                err.println("The node at " + node.url() + " does not answer: " + e.getMessage());
                failed++;
            }
        }
        return failed == nodes.size() ? 1 : 0;
    }
}
