package dev.sightline.cli;

import picocli.CommandLine;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;

/** {@code --connect-to} and {@code --token-file}, each of which belongs to the one before it. */
final class Connections {
    private Connections() {}

    /** Adds a connection. */
    static final class Add implements IParameterConsumer {
        @Override
        @SuppressWarnings("JdkObsolete") // picocli's.
        public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
            try {
                List<Connection> all = new ArrayList<>(option.<List<Connection>>getValue());
                all.add(Connection.of(word(args, option, command)));
                option.setValue(all);
            } catch (Connection.Wrong wrong) {
                throw refused(command, "--connect-to: " + wrong.what());
            }
        }
    }

    /** Gives the last connection its token. */
    static final class Token implements IParameterConsumer {
        @Override
        @SuppressWarnings("JdkObsolete") // picocli's.
        public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
            ArgSpec connections = command.findOption("--connect-to");
            List<Connection> all = new ArrayList<>(connections.<List<Connection>>getValue());
            Path file = Path.of(word(args, option, command)).toAbsolutePath();
            if (all.isEmpty() || all.getLast().tokenFile().isPresent()) {
                throw refused(command, "--token-file follows the --connect-to that it belongs to");
            }
            all.add(all.removeLast().withToken(file));
            connections.setValue(all);
        }
    }

    @SuppressWarnings("JdkObsolete") // picocli's.
    private static String word(Stack<String> args, ArgSpec option, CommandSpec command) {
        if (args.isEmpty()) {
            throw refused(
                    command, "Missing required parameter for option '" + option.paramLabel() + "'");
        }
        return args.pop();
    }

    private static ParameterException refused(CommandSpec command, String what) {
        CommandLine line = command.commandLine();
        return new ParameterException(line, what);
    }
}
