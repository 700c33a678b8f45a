package dev.sightline.doctor;

import dev.sightline.doctor.Result.Broken;
import dev.sightline.doctor.Result.Fine;
import dev.sightline.watch.linux.Linux;

import java.util.List;

/** The Java that runs us, and whether it may call the system. */
public final class JavaCheck implements Check {
    private static final int NEEDED = 25;

    @Override
    public List<Result> results() {
        return List.of(version(Runtime.version().feature()), nativeAccess(Linux.available()));
    }

    static Result version(int feature) {
        String found =
                "%s, %s".formatted(Runtime.version(), System.getProperty("java.vendor", "unknown"));
        if (feature >= NEEDED) return new Fine("Java", found);
        return new Broken(
                "Java",
                found,
                "Sightline needs a JDK 25",
                "install Temurin 25 (or: sdk install java 25-tem), or set SIGHTLINE_JAVA to it");
    }

    static Result nativeAccess(boolean available) {
        String system =
                System.getProperty("os.name", "") + " on " + System.getProperty("os.arch", "");
        if (available) return new Fine("Native access", "allowed, " + system);
        return new Broken(
                "Native access",
                "none, " + system,
                "the server needs Linux 5.6 or newer on x86_64 or aarch64, and leave to call it",
                "start it by its launcher `sightline`, or with java"
                        + " --enable-native-access=ALL-UNNAMED");
    }
}
