package dev.sightline.oracle;

import dev.sightline.event.Position;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET /api/events}. */
final class SseLine implements Line {
    private final Cable cable;
    private final Hearing hearing;
    private final SseParser parser = new SseParser();
    private boolean headRead;
    private int leftOfChunk;

    /**
     * @param byQuery whether the place is said as {@code ?after=} instead of by header
     */
    SseLine(InetSocketAddress node, Cuts cuts, Hearing hearing, Request request, boolean byQuery)
            throws IOException {
        this.hearing = hearing;
        this.cable = new Cable(node, cuts);
        List<String> query = new ArrayList<>();
        Interest interest = request.interest();
        if (!interest.projects().isEmpty()) {
            query.add("projects=" + list(interest.projects().keySet()));
        }
        if (!interest.types().isEmpty()) query.add("types=" + list(interest.types()));
        List<String> headers = new ArrayList<>();
        headers.add("Host: 127.0.0.1:" + node.getPort());
        if (request.papers() == Papers.HEADER) {
            headers.add("Authorization: Bearer " + request.token());
        } else {
            query.add("token=" + list(List.of(request.token())));
        }
        if (request.since().isPresent()) {
            if (byQuery) query.add("after=" + request.since().get());
            else headers.add("Last-Event-ID: " + request.since().get());
        }
        String path = "/api/events" + (query.isEmpty() ? "" : "?" + String.join("&", query));
        String head = "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers);
        cable.write((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String list(Iterable<String> words) {
        return URLEncoder.encode(String.join(",", words), StandardCharsets.UTF_8);
    }

    @Override
    public Entry next() throws IOException {
        if (!headRead) readHead();
        while (true) {
            Optional<SseParser.Block> block = parser.feed(octet());
            if (block.isPresent()) return understood(block.get());
        }
    }

    private Entry understood(SseParser.Block block) {
        Optional<Position> id = block.id().flatMap(Position::parse);
        if (id.isEmpty()) return new Entry.Strange("an event without a place: " + block);
        if (block.data().isEmpty()) return new Entry.Begun(id.get());
        Entry entry = hearing.of(block.data().get());
        Optional<Position> place =
                switch (entry) {
                    case Entry.Told told -> Optional.of(told.position());
                    case Entry.Reset reset -> Optional.of(reset.position());
                    default -> id;
                };
        return id.equals(place) ? entry : new Entry.Strange("its id is another: " + block);
    }

    private void readHead() throws IOException {
        String status = cable.line();
        StringBuilder rest = new StringBuilder();
        for (String line = cable.line(); !line.isEmpty(); line = cable.line()) {
            rest.append(line).append('\n');
        }
        int code = Integer.parseInt(status, 9, 12, 10);
        if (code != 200) throw new Refused(code, status + "\n" + rest);
        headRead = true;
    }

    /** The next byte of the body, out of its chunks (RFC 9112, 7.1). */
    private int octet() throws IOException {
        if (leftOfChunk == 0) {
            String size = cable.line();
            if (size.isEmpty()) size = cable.line();
            leftOfChunk = Integer.parseInt(size, 16);
            if (leftOfChunk == 0) throw new EOFException("ended in good order");
        }
        leftOfChunk--;
        return cable.read();
    }

    @Override
    public void close() throws IOException {
        cable.close();
    }
}
