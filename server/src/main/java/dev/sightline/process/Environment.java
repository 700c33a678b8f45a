package dev.sightline.process;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;

/** What a program finds in its environment: what its user set, and nothing of ours. */
public final class Environment {
    private static final String OURS = "SIGHTLINE_";

    /** What the launcher replaced; empty where it was not set. */
    private static final String LOCALE = "SIGHTLINE_LC_ALL";

    private Environment() {}

    /**
     * Makes that of this process fit for another program.
     *
     * @param directory in which it will run, as a shell that went there says it
     */
    public static void clean(Map<String, String> environment, Path directory) {
        @Nullable String locale = environment.get(LOCALE);
        if (locale != null) {
            if (locale.isEmpty()) {
                environment.remove("LC_ALL");
            } else {
                environment.put("LC_ALL", locale);
            }
        }
        environment.keySet().removeIf(name -> name.startsWith(OURS));
        if (environment.containsKey("PWD")) environment.put("PWD", directory.toString());
        environment.remove("OLDPWD");
    }
}
