package dev.sightline.kernel;

import dev.sightline.http.Body;
import dev.sightline.http.Ending;
import dev.sightline.http.Endpoint;
import dev.sightline.http.Exchange;
import dev.sightline.http.Outlet;
import dev.sightline.http.Refusal;
import dev.sightline.http.Streams;

import java.io.IOException;
import java.util.Optional;

/**
 * {@code POST /api/execute-script}: runs a script and streams its results, as the tools that exist
 * know it. The run goes on when the client leaves; {@code Sightline-Run} says where to find it.
 */
final class ExecuteScript implements Endpoint {
    private final Kernels kernels;
    private final Scripts scripts;
    private final Streams streams;

    ExecuteScript(Kernels kernels, Scripts scripts, Streams streams) {
        this.kernels = kernels;
        this.scripts = scripts;
        this.streams = streams;
    }

    @Override
    public void serve(Exchange exchange) throws Refusal, IOException {
        Body body = exchange.body(Asked.BODY);
        Optional<String> session = Asked.session(body);
        Form form = new OldForm(session.isPresent(), body.flag("stream"));
        RunOrder order =
                Asked.order(
                        body,
                        session.orElse(""),
                        scripts.of(body.optionalText("scriptName")),
                        // As the tools that know no sessions expect.
                        session.isEmpty());
        // A run that nobody hears of shall not begin.
        streams.expectRoom(exchange);
        Run run = kernels.start(order);
        Audit.ran(run, order, exchange.who());
        exchange.setHeader("Sightline-Run", run.id());
        Outlet outlet = streams.open(exchange);
        outlet.onClose(Follower.follow(run, 0, outlet, form, () -> outlet.end(Ending.DONE)));
    }
}
