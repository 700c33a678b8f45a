package dev.sightline.python;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What comes from a worker, in the order in which it happened. */
public sealed interface Said {
    /** It can be told to run something. */
    record Ready(String version, String executable, long pid) implements Said {}

    /** These will run, in this order. */
    record Parsed(List<Lines> statements) implements Said {
        public Parsed {
            statements = List.copyOf(statements);
        }
    }

    record Begun(int node) implements Said {}

    /** Text that was printed, by whomever; between two statements too, by threads. */
    record Text(boolean err, String text) implements Said {}

    /** Rich output in the middle of a statement. */
    record Shown(Output output) implements Said {}

    /**
     * @param value what it evaluated to
     * @param error why it failed
     */
    record Ended(int node, double millis, List<Output> value, List<Output> error, boolean failed)
            implements Said {
        public Ended {
            value = List.copyOf(value);
            error = List.copyOf(error);
        }
    }

    enum Outcome {
        OK,
        ERROR,
        INTERRUPTED,
        EXITED
    }

    /**
     * The run is over.
     *
     * @param exit what {@code sys.exit} said
     */
    record Done(Outcome outcome, OptionalInt exit) implements Said {}

    /**
     * The script waits for a line.
     *
     * @param ask the question's number in the life of its process; an answer names it
     */
    record Asked(int ask, String prompt, boolean password) implements Said {}

    /** {@code {"variables":[…],"more":n}}. */
    record Variables(int ask, JsonNode answer) implements Said {}

    /** Native code holds the interpreter: an interrupt is heard when it lets go. */
    record Silent(double seconds) implements Said {}

    record Heard() implements Said {}

    /**
     * @param rss bytes of all its processes
     * @param cpu 1 is one core
     */
    record Usage(long rss, double cpu, int processes) implements Said {}

    /**
     * The last that is said: the process is gone, and with it all that it started.
     *
     * @param exit empty where a signal ended it, or nobody knows
     * @param detail for people: why, as far as it can be known
     */
    record Gone(OptionalInt exit, OptionalInt signal, boolean outOfMemory, String detail)
            implements Said {}

    /** For logs of what makes no sense. */
    record Unknown(Optional<String> message) implements Said {}
}
