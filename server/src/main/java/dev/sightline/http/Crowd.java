package dev.sightline.http;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Before the door: no more requests under way than we can bear, and none with endless fields. */
final class Crowd extends Handler.Wrapper {
    /** Of each a thread, a body and an answer may be held; open streams are not among them. */
    private static final int UNDER_WAY = 512;

    private static final int FIELDS = 100;

    private final Semaphore room;

    Crowd(Handler door) {
        this(door, UNDER_WAY);
    }

    Crowd(Handler door, int underWay) {
        super(door);
        room = new Semaphore(underWay);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getHeaders().size() > FIELDS) {
            return refuse(
                    request,
                    response,
                    callback,
                    new Refusal(
                            431,
                            "too_many_headers",
                            "A request may have " + FIELDS + " header fields"));
        }
        if (!room.tryAcquire()) {
            return refuse(
                    request,
                    response,
                    callback,
                    new Refusal(503, "busy", "Too many requests are under way; try again soon"));
        }
        try {
            return super.handle(request, response, callback);
        } finally {
            room.release();
        }
    }

    private static boolean refuse(
            Request request, Response response, Callback callback, Refusal refusal) {
        Front.harden(response.getHeaders());
        // Its body, if any, stays unread.
        response.getHeaders().put("Connection", "close");
        new Exchange(request, response, callback, Optional.empty(), Optional.empty())
                .refuse(refusal);
        return true;
    }
}
