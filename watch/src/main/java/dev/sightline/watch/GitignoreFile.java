package dev.sightline.watch;

import java.util.List;
import java.util.Objects;

/** The lines of one {@code .gitignore} file, and the directory in which it lies. */
public final class GitignoreFile implements Ignore {

    /** What one file says about one entry. */
    public enum Verdict {
        /** A line matches it. */
        IGNORE,
        /** A line that begins with {@code !} takes it back. */
        KEEP,
        /** No line matches. */
        SILENT
    }

    private final List<GitignorePattern> patterns;
    private final String base;

    /**
     * Rules for what lies beneath a directory.
     *
     * @param lines the lines of the file
     * @param base the absolute path of the directory
     */
    public GitignoreFile(List<String> lines, String base) {
        this.patterns =
                lines.stream()
                        .map(GitignorePattern::parse)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
        this.base = base.endsWith("/") ? base : base + "/";
    }

    /**
     * What the last matching line says.
     *
     * @param relative the path from the directory in which the file lies
     * @param directory whether it is a directory
     */
    public Verdict verdict(String relative, boolean directory) {
        String[] names = GitignorePattern.SLASH.split(relative);
        for (int i = patterns.size() - 1; i >= 0; i--) {
            if (patterns.get(i).matches(names, directory)) {
                return patterns.get(i).negated() ? Verdict.KEEP : Verdict.IGNORE;
            }
        }
        return Verdict.SILENT;
    }

    @Override
    public boolean ignores(String path, boolean directory) {
        return path.startsWith(base)
                && verdict(path.substring(base.length()), directory) == Verdict.IGNORE;
    }
}
