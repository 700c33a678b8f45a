package dev.sightline.kernel;

import java.util.Optional;

/**
 * What is told of a running statement's process.
 *
 * @param changes how often that changed
 * @param usage as JSON
 * @param silence that it does not respond, or does again, as JSON
 */
record Signs(int changes, Optional<String> usage, Optional<String> silence) {
    static final Signs NONE = new Signs(0, Optional.empty(), Optional.empty());

    Signs used(String json) {
        return new Signs(changes + 1, Optional.of(json), silence);
    }

    Signs silent(String json) {
        return new Signs(changes + 1, usage, Optional.of(json));
    }

    /** The statement is over. */
    Signs heard() {
        return new Signs(changes + 1, usage, Optional.empty());
    }
}
