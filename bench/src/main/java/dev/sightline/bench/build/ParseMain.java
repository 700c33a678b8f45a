package dev.sightline.bench.build;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A process of its own that parses one checkpoint over and over, by the node's parser from the
 * node's jar and by Jackson alone, and says how long each took. Its class path is the node's and
 * then this: the parser is found by name, for the bench is not built with it.
 */
public final class ParseMain {

    /** Parses it once. */
    private interface Parser {
        Object parse(byte[] bytes) throws Throwable;
    }

    private static final String PARSER = "dev.sightline.build.format.CheckpointFile";
    private static final String READING = "dev.sightline.build.format.Reading";

    private ParseMain() {}

    /**
     * @param args the file, how many rounds, and in each who, see {@link Timing#NODE} and {@link
     *     Timing#FLOOR}: of several the order turns by one each round
     */
    public static void main(String[] args) throws Throwable {
        Path file = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        run(file, rounds, List.of(args).subList(2, args.length), System.out);
    }

    static void run(Path file, int rounds, List<String> who, PrintStream out) throws Throwable {
        byte[] bytes = Files.readAllBytes(file);
        List<Parser> parsers = new ArrayList<>();
        for (String name : who) parsers.add(parser(name, String.valueOf(file.getFileName())));
        List<Timing> timings = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < who.size(); i++) order.add(i);
        for (int round = 0; round < rounds; round++) {
            for (int one : order) {
                long start = System.nanoTime();
                Object parsed = parsers.get(one).parse(bytes);
                timings.add(new Timing(who.get(one), System.nanoTime() - start));
                check(parsed);
            }
            Collections.rotate(order, 1);
        }
        timings.forEach(timing -> out.println(timing.line()));
    }

    private static Parser parser(String name, String file) throws IOException {
        return switch (name) {
            case Timing.NODE -> node(file);
            case Timing.FLOOR -> floor();
            default -> throw new IOException("no parser: " + name);
        };
    }

    /** The least that a parser on Jackson must do: its tree. Made once, as the node's is. */
    private static Parser floor() {
        JsonMapper mapper = new JsonMapper();
        return mapper::readTree;
    }

    private static Parser node(String file) throws IOException {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodType type =
                    MethodType.methodType(
                            Class.forName(READING), String.class, byte[].class, ZoneId.class);
            MethodHandle read = lookup.findStatic(Class.forName(PARSER), "read", type);
            return bytes -> read.invoke(file, bytes, ZoneOffset.UTC);
        } catch (ReflectiveOperationException e) {
            throw new IOException("the node's parser is not where the bench looks for it", e);
        }
    }

    /** A checkpoint that is refused is fast. */
    private static void check(Object parsed) throws IOException {
        String is = parsed.getClass().getSimpleName();
        if (!is.equals("Read") && !is.equals("ObjectNode")) {
            throw new IOException("no checkpoint, but " + parsed);
        }
    }
}
