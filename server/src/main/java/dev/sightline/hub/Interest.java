package dev.sightline.hub;

import dev.sightline.event.Envelope;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a client wants to hear: the union of its wishes, no event twice. */
public record Interest(List<Wish> wishes) {
    public static final Interest NONE = new Interest(List.of());

    /** {@code -} and six hex digits; see compat.md, "Project id". */
    private static final int ID_TAIL = 7;

    /**
     * @param projects ids or slugs; empty for all
     * @param types empty for all
     * @param after events up to this seq are not wished
     */
    public record Wish(Optional<Set<String>> projects, Optional<Set<String>> types, long after) {
        public Wish {
            projects = projects.map(Set::copyOf);
            types = types.map(Set::copyOf);
        }

        private boolean wants(Envelope envelope, @Nullable String name) {
            return envelope.seq() > after
                    && (types.isEmpty() || types.get().contains(envelope.type()))
                    && (name == null || projects.isEmpty() || projects.get().contains(name));
        }
    }

    public Interest {
        wishes = List.copyOf(wishes);
    }

    /** How an event is sent. */
    sealed interface Match {
        /** It is not for this client. */
        record No() implements Match {}

        /** As it stands, with the project's id. */
        record ById() implements Match {}

        /** With the project's slug, as the client asked for it. */
        record BySlug(String slug) implements Match {}
    }

    private static final Match NO = new Match.No();
    private static final Match BY_ID = new Match.ById();

    /** What concerns the node as a whole is for everyone who wants its type. */
    Match match(Envelope envelope) {
        @Nullable String id = envelope.project().orElse(null);
        for (Wish wish : wishes) {
            if (wish.wants(envelope, id)) return BY_ID;
        }
        if (id == null || id.length() <= ID_TAIL) return NO;
        String slug = id.substring(0, id.length() - ID_TAIL);
        for (Wish wish : wishes) {
            if (wish.wants(envelope, slug)) return new Match.BySlug(slug);
        }
        return NO;
    }

    /**
     * With one more wish; its projects are taken out of the others, so that the new one replaces
     * them.
     *
     * @param heard the place up to which the present wishes are fulfilled
     */
    Interest with(Wish wish, long heard) {
        List<Wish> all = new ArrayList<>(without(wish.projects(), heard).wishes);
        all.add(wish);
        return new Interest(all);
    }

    /** Without these projects; empty for all. */
    Interest without(Optional<Set<String>> projects, long heard) {
        List<Wish> rest = new ArrayList<>();
        if (projects.isEmpty()) return NONE;
        for (Wish wish : wishes) {
            long after = Math.max(wish.after(), heard);
            if (wish.projects().isEmpty()) {
                // Of "all" nothing can be taken away; who wants less says so anew.
                rest.add(new Wish(wish.projects(), wish.types(), after));
                continue;
            }
            Set<String> left = new HashSet<>(wish.projects().get());
            left.removeAll(projects.get());
            if (!left.isEmpty()) rest.add(new Wish(Optional.of(left), wish.types(), after));
        }
        return new Interest(rest);
    }
}
