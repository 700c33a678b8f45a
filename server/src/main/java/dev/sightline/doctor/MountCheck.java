package dev.sightline.doctor;

import dev.sightline.doctor.Result.Fine;
import dev.sightline.doctor.Result.Warning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the served directories lie on, which decides what can be seen of their changes. */
public final class MountCheck implements Check {
    private final List<Path> paths;

    /**
     * @param paths links resolved
     */
    public MountCheck(List<Path> paths) {
        this.paths = List.copyOf(paths);
    }

    @Override
    public List<Result> results() {
        try {
            Mounts mounts = Mounts.read();
            List<Result> results = new ArrayList<>();
            for (Path path : paths)
                mounts.of(path).map(mount -> of(path, mount)).ifPresent(results::add);
            return results;
        } catch (IOException e) {
            return List.of();
        }
    }

    static Result of(Path path, Mounts.Mount mount) {
        String name = "Mount of " + path;
        return switch (mount.kind()) {
            case LOCAL -> new Fine(name, mount.type() + ", watched live");
            case OVERLAY ->
                    new Fine(name, "overlay, watched live (changes in a layer below are not seen)");
            case NETWORK -> warning(name, mount, "other machines");
            case FUSE -> warning(name, mount, "the program behind it");
        };
    }

    private static Result warning(String name, Mounts.Mount mount, String others) {
        return new Warning(
                name,
                mount.type() + " on " + mount.point(),
                "changes made through this mount are live; the kernel tells nobody of those made by"
                        + " "
                        + others,
                "run Sightline on the machine that has the files, and reach it by: ssh -L"
                        + " 8888:localhost:8888 HOST");
    }
}
