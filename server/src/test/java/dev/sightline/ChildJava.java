package dev.sightline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The command of another Java process, with the Java and the classes of the tests. It compiles the
 * quick way only: such a process ends before the better code of the slow way would pay, and it
 * takes the processors from the tests beside it.
 */
public final class ChildJava {
    private ChildJava() {}

    /**
     * The program itself, as the launcher starts it.
     *
     * @param words of its command line, each by its {@code toString}
     */
    public static List<String> program(Object... words) {
        return command(List.of(), "dev.sightline.Main", words);
    }

    /**
     * @param options of the Java machine, beside those that all have
     * @param main the name of the class that is started
     * @param words of its command line, each by its {@code toString}
     */
    public static List<String> command(List<String> options, String main, Object... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        return command;
    }
}
