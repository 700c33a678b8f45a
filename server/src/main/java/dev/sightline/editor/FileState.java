package dev.sightline.editor;

import dev.sightline.disk.Content;
import dev.sightline.disk.Text;
import dev.sightline.disk.Trouble;

/** What is known of a watched file. */
sealed interface FileState {
    /** Nobody has looked yet. */
    record Unread() implements FileState {}

    /** It is there, whole. */
    record Present(Content content, Text text) implements FileState {}

    /** It is not there. */
    record Gone() implements FileState {}

    /** It is there and cannot be shown. */
    record Failing(Trouble.Kind kind, String message) implements FileState {}

    /** Whether a client that was told {@code this} has nothing new to learn from {@code now}. */
    default boolean says(FileState now) {
        return switch (now) {
            case Unread() -> this instanceof Unread;
            case Present present ->
                    this instanceof Present(Content content, Text text)
                            && content.etag().equals(present.content().etag())
                            && content.path().equals(present.content().path());
            case Gone() -> this instanceof Gone;
            case Failing failing ->
                    this instanceof Failing(Trouble.Kind kind, String message)
                            && kind == failing.kind();
        };
    }
}
