package dev.sightline.auth;

/** Whether an identity still holds: asked about once a second for each open stream. */
@FunctionalInterface
public interface Standing {
    Standing ALWAYS = () -> true;

    boolean holds();
}
