package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who thinks for the agent, from the names in {@code auth.json} and plain words beside them. */
final class Providers implements Collector {
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final long LAST = 999;

    @Override
    public String path() {
        return "providers";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.CREDENTIALS);
    }

    /** A token expires while no file changes. */
    @Override
    public Duration life() {
        return LIFE;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) {
        return fields(
                new Tree(home.credentialNames()), home.clock().instant(), home.clock().getZone());
    }

    /**
     * @param names as {@link Home#credentialNames} has them
     */
    static Map<String, @Nullable Object> fields(Tree names, Instant now, ZoneId zone) {
        Optional<String> active = names.text("active_provider").filter(id -> !id.isEmpty());
        List<Provider> providers = all(names, zone);
        return Fields.orNull(
                "providers",
                providers.stream()
                        .sorted(
                                Comparator.comparing((Provider one) -> !isActive(one, active))
                                        .thenComparing(one -> !one.status(now).equals("connected"))
                                        .thenComparing(Provider::name))
                        .map(one -> one.fields(now, isActive(one, active)))
                        .toList(),
                "active_provider",
                active.orElse(null));
    }

    private static boolean isActive(Provider provider, Optional<String> active) {
        return active.filter(provider.id()::equals).isPresent();
    }

    private static List<Provider> all(Tree names, ZoneId zone) {
        Map<String, Provider> all = new LinkedHashMap<>();
        names.object("providers")
                .fields()
                .forEach((id, value) -> {
                    if (value instanceof Map<?, ?>) {
                        all.put(id, Provider.of(id, Tree.of(value), zone));
                    }
                });
        names.object("credential_pool")
                .fields()
                .forEach((id, value) ->
                        pooled(id, value, zone).ifPresent(one -> all.putIfAbsent(id, one)));
        return List.copyOf(all.values());
    }

    /** One of several that are tried in turn, an object, or a bare key, which is held back. */
    private static Optional<Provider> pooled(String id, @Nullable Object value, ZoneId zone) {
        return switch (value) {
            case null -> Optional.of(Provider.ofKey(id));
            case String word -> Optional.of(Provider.ofKey(id));
            case List<?> list ->
                    list.stream()
                            .filter(one -> one instanceof Map<?, ?>)
                            .map(Tree::of)
                            .min(Comparator.comparingLong(one -> one.whole("priority", LAST)))
                            .map(one -> Provider.of(id, one, zone));
            case Map<?, ?> map -> Optional.of(Provider.of(id, Tree.of(map), zone));
            default -> Optional.empty();
        };
    }
}
