package dev.sightline.kernel;

import dev.sightline.http.Message;

import java.util.List;

/** How the events of a run look to one kind of client; nothing: it is not told. */
interface Form {
    List<Message> of(Numbered event);

    /** Text that has come of a statement still running, its use of the machine, its silence. */
    List<Message> ofLive(String json);
}
