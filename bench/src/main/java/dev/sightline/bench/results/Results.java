package dev.sightline.bench.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the bench: what is written to its file.
 *
 * @param date of the run, ISO 8601
 * @param name short, chosen by whoever ran it; part of the name of the file
 * @param contenders the name of each that took part, and what exactly it is
 * @param crowds rows with many subscribers, where any was asked for
 * @param kernel rows about kernels, where they were asked for
 * @param loop rows about logs that grow, where they were asked for
 * @param build rows about builds, where they were asked for
 * @param hermes rows about an agent's home, where they were asked for
 * @param notes what was left out and why
 */
public record Results(
        String date,
        String name,
        Machine machine,
        Load load,
        Plan plan,
        Map<String, String> contenders,
        List<DeliveryRow> delivery,
        List<StartupRow> startup,
        Optional<Crowds> crowds,
        Optional<KernelResults> kernel,
        Optional<LoopResults> loop,
        Optional<BuildResults> build,
        Optional<HermesResults> hermes,
        List<String> notes) {

    /** The contender that every ratio is a ratio to. */
    public static final String FLOOR = "C floor";

    public Results {
        checkName(name);
        contenders = Map.copyOf(contenders);
        delivery = List.copyOf(delivery);
        startup = List.copyOf(startup);
        crowds = crowds.filter(rows -> !rows.isEmpty());
        notes = List.copyOf(notes);
    }

    /** A name is part of the name of a file: small letters, digits and hyphens. */
    public static void checkName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "a name of small letters, digits and hyphens, not: " + name);
        }
    }

    /** The floor of the same run and the same way of saving, where it took part. */
    public Optional<Latency> floorOf(DeliveryRow row) {
        return delivery.stream()
                .filter(other -> other.save().equals(row.save()))
                .filter(other -> other.contender().equals(FLOOR))
                .map(DeliveryRow::latency)
                .findFirst();
    }
}
