package dev.sightline.oracle;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Server-sent events out of bytes, as a browser reads them (HTML Standard, 9.2.6): any line end, a
 * byte order mark, comments, data of several lines.
 */
final class SseParser {
    /**
     * @param id the last that was said, also long before
     * @param data empty for a block that has none, which a browser does not dispatch
     */
    record Block(Optional<String> id, Optional<String> data) {}

    private static final String MARK = "\uFEFF";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean hasId;
    private boolean first = true;
    private boolean afterReturn;
    private @Nullable String id;

    /** The block that this byte completes, if it has data or an id. */
    Optional<Block> feed(int octet) {
        boolean secondOfTwo = octet == '\n' && afterReturn;
        afterReturn = octet == '\r';
        if (secondOfTwo) return Optional.empty();
        if (octet != '\n' && octet != '\r') {
            line.write(octet);
            return Optional.empty();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (first && text.startsWith(MARK)) text = text.substring(1);
        first = false;
        if (text.isEmpty()) return dispatch();
        field(text);
        return Optional.empty();
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        if (colon == 0) return;
        String name = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        if (value.startsWith(" ")) value = value.substring(1);
        switch (name) {
            case "data" -> {
                if (hasData) data.append('\n');
                data.append(value);
                hasData = true;
            }
            case "id" -> {
                if (value.indexOf('\0') >= 0) return;
                id = value;
                hasId = true;
            }
            default -> {}
        }
    }

    private Optional<Block> dispatch() {
        boolean says = hasData || hasId;
        Optional<String> said = hasData ? Optional.of(data.toString()) : Optional.empty();
        data.setLength(0);
        hasData = false;
        hasId = false;
        return says ? Optional.of(new Block(Optional.ofNullable(id), said)) : Optional.empty();
    }
}
