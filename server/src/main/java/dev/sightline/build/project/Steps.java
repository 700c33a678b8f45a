package dev.sightline.build.project;

import java.io.IOException;

/** Hears of each instant of an init at which it might be killed, or fail. */
@FunctionalInterface
interface Steps {
    Steps UNHEARD = _ -> {};

    void at(String step) throws IOException;
}
