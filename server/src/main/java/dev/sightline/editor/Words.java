package dev.sightline.editor;

import dev.sightline.editor.Client.Manner;
import dev.sightline.editor.FileState.Failing;
import dev.sightline.editor.FileState.Gone;
import dev.sightline.editor.FileState.Present;
import dev.sightline.editor.FileState.Unread;
import dev.sightline.http.Message;

import java.nio.file.Path;

/** What a live file says to its clients. */
final class Words {
    private final FileEvents events;
    private final Path path;

    /**
     * @param path that the clients asked for
     */
    Words(FileEvents events, Path path) {
        this.events = events;
        this.path = path;
    }

    /** To a newcomer: a file that is not there is missing, not deleted. */
    Message welcome(FileState now, Manner manner) {
        return switch (now) {
            case Present present -> events.content("initial", present, manner);
            case Gone() -> missing(manner);
            case Failing failing -> events.error(path.toString(), failing, manner);
            case Unread() -> throw new IllegalStateException("told before the first look");
        };
    }

    /** To those who were told how things were before. */
    Message news(FileState before, FileState now, Manner manner) {
        return switch (now) {
            case Present present -> events.content("fileChanged", present, manner);
            case Gone() ->
                    before instanceof Present present
                            ? events.deleted(present.content().path(), manner)
                            : missing(manner);
            case Failing failing -> events.error(path.toString(), failing, manner);
            case Unread() -> throw new IllegalStateException("told before the first look");
        };
    }

    private Message missing(Manner manner) {
        return events.error(path.toString(), FileEvents.missing(path), manner);
    }
}
