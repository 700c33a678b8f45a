package dev.sightline.bench.kernel;

import dev.sightline.bench.contender.RunningContender;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One kernel and the client that has it run code; all durations are in nanoseconds and by the clock
 * of that client, from right before a request is written to right after the read of what is waited
 * for.
 */
interface Driver extends AutoCloseable {

    /** The name in the tables and in the results. */
    String name();

    /** Asks for the code so often, each time when all of the answer before has come. */
    List<Long> requests(String code, int count) throws IOException;

    /** Has so many statements run, all of them known beforehand. */
    Script script(String statement, int count) throws IOException;

    /** Until the first output of the code, so often. */
    List<Long> output(String code, int count) throws IOException;

    /** The same, each time by a kernel that is not there yet. */
    List<Long> fresh(String code, int count) throws IOException;

    /** Code that prints very much, until it is over. */
    Flood flood(String code) throws IOException;

    /** The processes of the kernel, without those of whoever drives it. */
    List<Long> processes();

    /** The program between the client and the kernel, where there is one. */
    Optional<RunningContender> node();

    @Override
    void close() throws IOException;

    /**
     * A script of many statements.
     *
     * @param gaps from the end of one statement to that of the next, as the client sees them
     * @param whole from the request until all is over
     */
    record Script(List<Long> gaps, long whole) {
        public Script {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * What came of a flood.
     *
     * @param nanos from the request until all is over
     * @param shown characters of it that the client got
     * @param cut characters that it is told were left out
     * @param said how that is told, or what went wrong; else empty
     */
    record Flood(long nanos, long shown, long cut, String said) {}
}
