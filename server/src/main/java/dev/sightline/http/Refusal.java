package dev.sightline.http;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A request that cannot be done, said in a way that helps: the answer is {@code status} with {@code
 * {"detail","code"}} and whatever {@code more} holds. Not a bug, so it carries no stack trace.
 */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;
    private final transient Map<String, @Nullable Object> more;

    /**
     * @param status of HTTP
     * @param code for programs
     * @param detail for people: what happened and what to do
     */
    public Refusal(int status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    /**
     * @param more further fields of the answer
     */
    public Refusal(int status, String code, String detail, Map<String, @Nullable Object> more) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.more = more;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    Map<String, @Nullable Object> more() {
        return more;
    }
}
