package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Gatherer;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What other collectors say, as parts of one answer. A part that cannot be read now is as it was
 * last good, or empty, and the first such part is the problem of the whole.
 */
final class Gathering {
    private final List<Collector> parts;
    private final Gatherer.Others others;
    private Optional<Unreadable> problem = Optional.empty();

    Gathering(List<Collector> parts, Gatherer.Others others) {
        this.parts = parts;
        this.others = others;
    }

    /** Those of these names. */
    static List<Collector> named(Collection<Collector> all, Set<String> names) {
        return all.stream().filter(one -> names.contains(one.path())).toList();
    }

    static Set<Part> reads(List<Collector> parts) {
        Set<Part> reads = EnumSet.noneOf(Part.class);
        parts.forEach(part -> reads.addAll(part.reads()));
        return reads;
    }

    /** That of the part that ages first, which may be as old already. */
    static Duration life(List<Collector> parts) {
        return parts.stream()
                .map(Collector::life)
                .min(Duration::compareTo)
                .orElse(Collector.FOREVER);
    }

    /** An object. */
    Tree object(String name, Map<String, ?> otherwise) {
        return Tree.of(answer(name) instanceof Map<?, ?> map ? map : otherwise);
    }

    List<?> list(String name) {
        return answer(name) instanceof List<?> list ? list : List.of();
    }

    private @Nullable Object answer(String name) {
        for (Collector part : parts) {
            if (!part.path().equals(name)) continue;
            try {
                Gatherer.Said said = others.of(part);
                if (problem.isEmpty()) problem = said.problem();
                return said.value();
            } catch (Refusal refusal) {
                throw new IllegalStateException(name + " asks for something", refusal);
            }
        }
        return null;
    }

    /** The same answer with what is wrong with it. */
    Map<String, @Nullable Object> whole(Map<String, @Nullable Object> answer) {
        problem.ifPresent(why ->
                answer.put(
                        "problem",
                        Fields.orNull(
                                "path", why.path(), "detail", why.detail(), "code", why.code())));
        return answer;
    }
}
