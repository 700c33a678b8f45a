package dev.sightline.doctor;

import java.util.List;

/** One thing that is looked at. It changes nothing. */
@FunctionalInterface
public interface Check {
    List<Result> results();
}
