package dev.sightline.hermes.home;

import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A collector whose answer is put together from the answers of others. It asks for those, and does
 * not make them: of what changed only the parts that hang on it are made anew.
 */
public interface Gatherer extends Collector {
    /**
     * What one of the others says.
     *
     * @param value a map or list, as {@link Collector#collect} makes them; null where it was never
     *     to be had
     * @param problem why it is not what the files say now; empty where it is
     */
    record Said(@Nullable Object value, Optional<Unreadable> problem) {}

    /** Who asks the others, which are among the {@link #parts}. */
    @FunctionalInterface
    interface Others {
        Said of(Collector other) throws Refusal;
    }

    /** Those that it asks, which are begun at the same time. */
    List<Collector> parts();

    /**
     * What one of them is asked where this is asked so.
     *
     * @throws Refusal where the arguments ask for what cannot be
     */
    default Arguments passed(Collector part, Arguments asked) throws Refusal {
        return Arguments.NONE;
    }

    /** Called on a platform thread. */
    Object gather(Home home, Others others);

    /** The same, with each part made anew. */
    @Override
    default Object collect(Home home, Arguments arguments) throws Refusal {
        return gather(
                home,
                other -> {
                    try {
                        Object value = other.collect(home, passed(other, arguments));
                        return new Said(value, Optional.empty());
                    } catch (Unreadable unreadable) {
                        return new Said(null, Optional.of(unreadable));
                    }
                });
    }
}
