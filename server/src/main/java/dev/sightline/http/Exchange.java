package dev.sightline.http;

import dev.sightline.auth.Identity;
import dev.sightline.auth.Verdict;
import dev.sightline.json.Json;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One request and its answer, as an endpoint sees them. */
public final class Exchange {
    /** Larger answers are waited for until the client has taken them. */
    private static final int LARGE = 64 * 1024;

    /** That the client of a large answer may take nothing. */
    private static final Duration STALL = Duration.ofSeconds(15);

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Crowd crowd;
    private final Optional<Identity> identity;
    private final Optional<Verdict.Unidentified> stranger;
    private final Fields query;
    private Optional<String> ownCookie = Optional.empty();

    Exchange(
            Request request,
            Response response,
            Callback callback,
            Crowd crowd,
            Optional<Identity> identity,
            Optional<Verdict.Unidentified> stranger) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.crowd = crowd;
        this.identity = identity;
        this.stranger = stranger;
        this.query = Request.extractQueryParameters(request);
    }

    /** For the audit log. */
    public String who() {
        return identity.map(Identity::name).orElse("nobody") + "@" + remoteAddress();
    }

    /** The caller's role; open routes have callers without one. */
    public Optional<Identity> identity() {
        return identity;
    }

    /** Who calls, where a WebSocket's client has not said so, or not truly. */
    public Optional<Verdict.Unidentified> stranger() {
        return stranger;
    }

    /** The session's cookie; on an open route only where our own page sent it. */
    public Optional<String> sessionCookie() {
        return ownCookie;
    }

    void bring(Optional<String> cookie) {
        ownCookie = cookie;
    }

    public String remoteAddress() {
        return Request.getRemoteAddr(request);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.getValue(name));
    }

    /** Of a parameter that may be given many times; what is empty is left out. */
    public List<String> queries(String name) {
        return query.getValuesOrEmpty(name).stream().filter(value -> !value.isEmpty()).toList();
    }

    /**
     * @throws Refusal 400 where the parameter is missing or empty
     */
    public String requiredQuery(String name) throws Refusal {
        return query(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Refusal(400, "bad_request", "`" + name + "` is missing"));
    }

    /**
     * A whole number; empty where it is not said.
     *
     * @throws Refusal 400 that says what it may be
     */
    public OptionalLong queryNumber(String name, long least, long most) throws Refusal {
        Optional<String> said = query(name).filter(value -> !value.isEmpty());
        return said.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Parameters.number(name, said.get(), least, most));
    }

    /**
     * One of a few words.
     *
     * @param words the first one holds where none is said
     * @throws Refusal 400 that names them
     */
    public String queryWord(String name, List<String> words) throws Refusal {
        return Parameters.word(name, query(name).filter(value -> !value.isEmpty()), words);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /**
     * The body as a JSON object.
     *
     * @param limit bytes; more is 413
     * @throws Refusal 400, 413, or 415 for a compressed body, which could hide any size
     */
    public Body body(int limit) throws Refusal {
        return Body.of(bytes(limit));
    }

    /** The same where a client may leave the body away: an object without fields then. */
    public Body bodyIfAny(int limit) throws Refusal {
        byte[] bytes = bytes(limit);
        return bytes.length == 0 ? Body.NOTHING : Body.of(bytes);
    }

    /**
     * The body as it came, for whoever passes it on.
     *
     * @param limit bytes; more is 413
     * @throws Refusal 400, 413, 415
     */
    public byte[] bytes(int limit) throws Refusal {
        if (request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
            throw new Refusal(415, "compressed_body", "Send the body without Content-Encoding");
        }
        Refusal tooLarge =
                new Refusal(
                        413,
                        "too_large",
                        "The body is larger than %d MiB".formatted(limit / 1024 / 1024));
        if (request.getLength() > limit) throw tooLarge;
        byte[] bytes;
        try (InputStream in = Request.asInputStream(request)) {
            bytes = in.readNBytes(limit + 1);
        } catch (IOException e) {
            // Its client left, or was too slow: nothing of ours broke.
            throw new Refusal(400, "body_incomplete", "The body ended before it was whole");
        }
        if (bytes.length > limit) throw tooLarge;
        return bytes;
    }

    /** Whether there is, or may be, something to wait for. */
    boolean hasBody() {
        return request.getLength() > 0
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /**
     * The etag of {@code If-Match}, bare.
     *
     * @throws Refusal 400 for anything but one etag in quotes
     */
    public Optional<String> ifMatch() throws Refusal {
        Optional<String> header = header("If-Match").map(String::strip);
        if (header.isEmpty()) return Optional.empty();
        String value = header.get();
        if (value.length() > 2 && value.startsWith("\"") && value.endsWith("\"")) {
            return Optional.of(value.substring(1, value.length() - 1));
        }
        throw new Refusal(400, "bad_request", "If-Match must be one etag in quotes");
    }

    /** Given bare. */
    public void setEtag(String etag) {
        setHeader("ETag", "\"" + etag + "\"");
    }

    public void setHeader(String name, String value) {
        response.getHeaders().put(name, value);
    }

    /** Whether the client reached us, or the proxy before us, over TLS. */
    public boolean isSecure() {
        return request.isSecure();
    }

    /**
     * A cookie that no script reads and no other site sends.
     *
     * @param life zero removes it
     */
    public void setCookie(String name, String value, Duration life) {
        String secure = isSecure() ? "; Secure" : "";
        response.getHeaders()
                .add(
                        "Set-Cookie",
                        "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                                .formatted(name, value, life.toSeconds(), secure));
    }

    public void answer(Map<String, ? extends @Nullable Object> fields) {
        answer(200, fields);
    }

    public void answer(int status, Map<String, ? extends @Nullable Object> fields) {
        answerJson(status, Json.bytes(fields));
    }

    /** A JSON array. */
    public void answer(List<? extends @Nullable Object> items) {
        answerJson(200, Json.bytes(items));
    }

    /** 204: done, and nothing to say. */
    public void answerNothing() {
        // Without a length: RFC 9110, 8.6.
        response.setStatus(204);
        response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    }

    /**
     * @param json one value, UTF-8
     */
    public void answerJson(int status, byte[] json) {
        setHeader("Content-Type", "application/json");
        // An answer tells the state of a file now; nobody may keep it for later.
        setHeader("Cache-Control", "no-store");
        answer(status, json, mayCompress(), true);
    }

    /**
     * A part of the path, between slashes.
     *
     * @param index 2 for {@code {id}} in {@code /api/projects/{id}}
     */
    public String segment(int index) {
        return Request.getPathInContext(request).split("/", -1)[index + 1];
    }

    /**
     * The same with what is escaped in it ({@code %20}) as it is meant, a slash too.
     *
     * @throws Refusal 400 for escapes that stand for no text
     */
    public String decodedSegment(int index) throws Refusal {
        try {
            return URIUtil.decodePath(segment(index));
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "bad_request", "The path is none that can be read");
        }
    }

    /** Text that is no JSON. */
    public void answer(String contentType, String text) {
        setHeader("Content-Type", contentType);
        setHeader("Cache-Control", "no-store");
        answer(200, text.getBytes(StandardCharsets.UTF_8), mayCompress(), true);
    }

    /**
     * The length of a compressed answer tells what is in it (BREACH): one that holds a secret of
     * ours, beside words that the caller chose, is sent as it is.
     */
    private boolean mayCompress() {
        return !Request.getPathInContext(request).startsWith("/api/auth/")
                && !response.getHeaders().contains(HttpHeader.SET_COOKIE);
    }

    /**
     * Of bytes that all clients share, so that a slow one costs little.
     *
     * @param compress whether it may be sent with gzip, to those who take it
     */
    void answer(int status, byte[] body, boolean compress) {
        answer(status, body, compress, false);
    }

    private void answer(int status, byte[] body, boolean compress, boolean held) {
        byte[] sent = body;
        if (compress && body.length > Encodings.WORTHWHILE) {
            varyByEncoding();
            if (accepted(List.of("gzip")).isPresent()) {
                setHeader("Content-Encoding", "gzip");
                sent = Encodings.gzip(body);
            }
        }
        response.setStatus(status);
        // Said here, because an answer to HEAD has no body to count.
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, sent.length);
        if (held && sent.length > LARGE) writeHeld(sent);
        else response.write(true, ByteBuffer.wrap(sent), callback);
    }

    /** Waits for the client, whose request is under way until then. */
    private void writeHeld(byte[] sent) {
        if (!crowd.hold(sent.length)) {
            response.getHeaders().remove(HttpHeader.CONTENT_ENCODING);
            response.getHeaders().remove(HttpHeader.ETAG);
            refuse(new Refusal(503, "busy", "Too many large answers are under way; try again"));
            return;
        }
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        long idle = endPoint.getIdleTimeout();
        endPoint.setIdleTimeout(STALL.toMillis());
        try (Blocker.Callback written = Blocker.callback()) {
            response.write(true, ByteBuffer.wrap(sent), written);
            written.block();
        } catch (IOException gone) {
            callback.failed(gone);
            return;
        } finally {
            crowd.release(sent.length);
            endPoint.setIdleTimeout(idle);
        }
        callback.succeeded();
    }

    /** Which of these codings the client takes, the best for us first. */
    Optional<String> accepted(List<String> codings) {
        List<String> values = request.getHeaders().getValuesList(HttpHeader.ACCEPT_ENCODING);
        return Encodings.choose(
                values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values)),
                codings);
    }

    void varyByEncoding() {
        setHeader("Vary", "Origin, Accept-Encoding");
    }

    void refuse(Refusal refusal) {
        if (response.isCommitted()) {
            callback.failed(refusal);
            return;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("detail", refusal.detail());
        fields.put("code", refusal.code());
        fields.putAll(refusal.more());
        if (refusal.status() == 503) setHeader("Retry-After", "5");
        answer(refusal.status(), fields);
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }
}
