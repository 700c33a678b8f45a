package dev.sightline.stream;

import dev.sightline.event.Envelope;
import dev.sightline.http.Ending;
import dev.sightline.http.Message;
import dev.sightline.http.Outlet;
import dev.sightline.hub.Receiver;

import java.util.Optional;

/** A client's way out as the hub sees it. */
record ClientReceiver(Outlet outlet) implements Receiver {

    @Override
    public boolean take(Envelope envelope, Optional<String> slug) {
        return outlet.send(
                slug.map(name -> message(envelope, envelope.jsonNaming(name)))
                        .orElseGet(() -> shared(envelope)));
    }

    @Override
    public void cut(Envelope reset) {
        outlet.reset(shared(reset), Ending.TOO_SLOW);
    }

    @Override
    public void onDrained(Runnable listener) {
        outlet.onDrained(listener);
    }

    private static Message shared(Envelope envelope) {
        return (Message) envelope.rendered(one -> message(one, one.json()));
    }

    private static Message message(Envelope envelope, byte[] json) {
        Message message = Message.of(envelope.position().toString(), json);
        return envelope.state()
                .map(state -> message.asStateOf(envelope.project().orElse("") + "/" + state))
                .orElse(message);
    }
}
