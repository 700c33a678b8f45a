package dev.sightline.build.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is found wrong while a file is read that can be read all the same. The places are looked up
 * at the end, in one pass, and only where there is something to complain about.
 */
final class Complaints {
    private static final int MOST = 20;

    private record Complaint(String code, String pointer, String what, String remedy) {}

    private final List<Complaint> all = new ArrayList<>();
    private int more;

    /**
     * @param pointer of the value (RFC 6901)
     */
    void add(String code, String pointer, String what, String remedy) {
        if (all.size() < MOST) all.add(new Complaint(code, pointer, what, remedy));
        else more++;
    }

    List<Problem> located(byte[] bytes) {
        if (all.isEmpty()) return List.of();
        Set<String> pointers = new HashSet<>();
        all.forEach(one -> pointers.add(one.pointer()));
        Map<String, Place> places = new HashMap<>(Places.of(bytes, pointers));
        List<Problem> problems = new ArrayList<>();
        for (Complaint one : all) {
            problems.add(
                    new Problem(
                            one.code(),
                            one.what(),
                            Optional.ofNullable(places.get(one.pointer())),
                            one.remedy()));
        }
        if (more > 0) {
            problems.add(
                    new Problem(
                            "more_problems",
                            "%d more of the kind".formatted(more),
                            Optional.empty(),
                            "mend the first ones and write the file again"));
        }
        return problems;
    }
}
