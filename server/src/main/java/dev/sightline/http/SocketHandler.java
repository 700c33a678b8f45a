package dev.sightline.http;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Function;

/** What Jetty calls for one WebSocket. */
final class SocketHandler implements FrameHandler {
    /** Let go of once it is used: it holds on to the whole request. */
    private @Nullable Function<CoreSession, SocketReader> beginning;

    private @Nullable SocketReader reader;

    SocketHandler(Function<CoreSession, SocketReader> beginning) {
        this.beginning = beginning;
    }

    @Override
    public void onOpen(CoreSession session, Callback callback) {
        SocketReader made = Objects.requireNonNull(beginning, "opened twice").apply(session);
        beginning = null;
        reader = made;
        callback.succeeded();
        made.begin();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        Objects.requireNonNull(reader, "not open").onFrame(frame, callback);
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        // The client's, or the network's; the close that follows says all that matters.
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        if (reader != null) reader.onClosed();
        callback.succeeded();
    }
}
