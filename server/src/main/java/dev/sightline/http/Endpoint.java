package dev.sightline.http;

/**
 * What a route does. It runs on a virtual thread of its own, so it reads as a sequence and may
 * wait; it answers through the exchange, once.
 */
@FunctionalInterface
public interface Endpoint {
    /**
     * @throws Refusal answered as its status says
     * @throws Exception a bug: logged, and answered with 500
     */
    void serve(Exchange exchange) throws Exception;
}
