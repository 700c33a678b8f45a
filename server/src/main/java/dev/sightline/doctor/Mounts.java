package dev.sightline.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is mounted where: {@code /proc/self/mountinfo}, proc_pid_mountinfo(5). */
final class Mounts {
    private static final Set<String> NETWORK =
            Set.of(
                    "nfs",
                    "nfs4",
                    "cifs",
                    "smb3",
                    "smbfs",
                    "9p",
                    "afs",
                    "ceph",
                    "glusterfs",
                    "virtiofs",
                    "vboxsf",
                    "vmhgfs",
                    "lustre",
                    "gfs2",
                    "ocfs2",
                    "davfs");

    /** What kind of file system, as far as watching and locking go. */
    enum Kind {
        LOCAL,
        /** Others may change it behind the kernel's back. */
        NETWORK,
        /** A program stands behind it, which may change it too. */
        FUSE,
        /** Layers; changes through it are seen, those in a layer below are not. */
        OVERLAY
    }

    /**
     * @param type such as {@code ext4}
     */
    record Mount(Path point, String type) {
        Kind kind() {
            if (NETWORK.contains(type) || type.equals("fuse.sshfs")) return Kind.NETWORK;
            // A disk with NTFS or exFAT, on this machine alone.
            if (type.equals("fuseblk")) return Kind.LOCAL;
            if (type.equals("fuse") || type.startsWith("fuse.")) return Kind.FUSE;
            return type.equals("overlay") ? Kind.OVERLAY : Kind.LOCAL;
        }
    }

    private final List<Mount> mounts;

    private Mounts(List<Mount> mounts) {
        this.mounts = mounts;
    }

    static Mounts read() throws IOException {
        return of(Files.readAllLines(Path.of("/proc/self/mountinfo")));
    }

    /** Lines such as {@code 36 35 98:0 /root /point rw,noatime master:1 - ext4 /dev/sda rw}. */
    static Mounts of(List<String> lines) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : lines) {
            int dash = line.indexOf(" - ");
            String[] before = line.split(" ", -1);
            if (dash < 0 || before.length < 5) continue;
            String type = line.substring(dash + 3).split(" ", 2)[0];
            mounts.add(new Mount(Path.of(unescaped(before[4])), type));
        }
        return new Mounts(mounts);
    }

    /** Of mounts on the same point the last one is seen. */
    Optional<Mount> of(Path path) {
        Optional<Mount> best = Optional.empty();
        for (Mount mount : mounts) {
            if (!path.startsWith(mount.point())) continue;
            boolean deeper =
                    best.map(known -> mount.point().getNameCount() >= known.point().getNameCount())
                            .orElse(true);
            if (deeper) best = Optional.of(mount);
        }
        return best;
    }

    /** A space stands as {@code \040}. */
    private static String unescaped(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
