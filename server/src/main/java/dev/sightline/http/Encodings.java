package dev.sightline.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Content codings (RFC 9110, 8.4): what a client takes, and gzip. */
final class Encodings {
    /** Below this an answer fits into one packet anyway. */
    static final int WORTHWHILE = 1_400;

    private Encodings() {}

    /**
     * The first of {@code offered} among those that the client likes best; empty where it takes the
     * body only as it is, or likes that better.
     *
     * @param accept {@code Accept-Encoding}, if any
     * @param offered codings, the best for us first
     */
    static Optional<String> choose(Optional<String> accept, List<String> offered) {
        if (accept.isEmpty()) return Optional.empty();
        Map<String, Double> weights = weights(accept.get());
        double others = weights.getOrDefault("*", 0.0);
        // Without a word about it, the body as it is is welcome, but not preferred.
        double best = weights.getOrDefault("identity", 0.0);
        Optional<String> chosen = Optional.empty();
        for (String coding : offered) {
            double weight = weights.getOrDefault(coding, others);
            boolean first = chosen.isEmpty() && weight >= best;
            if (weight > 0 && (first || weight > best)) {
                chosen = Optional.of(coding);
                best = weight;
            }
        }
        return chosen;
    }

    private static Map<String, Double> weights(String accept) {
        Map<String, Double> weights = new HashMap<>();
        for (String item : accept.split(",", -1)) {
            String[] parts = item.split(";", -1);
            double weight = 1;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
                if (parameter.startsWith("q=")) weight = weight(parameter.substring(2));
            }
            weights.put(parts[0].strip().toLowerCase(Locale.ROOT), weight);
        }
        return weights;
    }

    /** What is no number is no wish either. */
    private static double weight(String text) {
        return text.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(text) : 0;
    }

    /** Fast rather than small: often the client is on this machine. */
    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 3 + 64);
        try (GZIPOutputStream gzip = new Fast(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
