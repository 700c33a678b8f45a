package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A sum and how sure it is. A sum of several has the weakest provenance of its parts. */
public record Money(double usd, Provenance provenance) {
    static final Money NOTHING = new Money(0, Provenance.REPORTED);

    /** From the surest to the weakest. */
    public enum Provenance {
        REPORTED,
        COMPUTED,
        ESTIMATED
    }

    Money plus(Money other) {
        return new Money(usd + other.usd, weaker(other.provenance));
    }

    private Provenance weaker(Provenance other) {
        return provenance.compareTo(other) >= 0 ? provenance : other;
    }

    /** Rounded to four digits, as the original rounds costs. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("usd", rounded(usd, 4));
        fields.put("provenance", provenance.name().toLowerCase(Locale.ROOT));
        return fields;
    }

    static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        double scaled = Math.rint(value * scale) / scale;
        return Double.isFinite(scaled) ? scaled : value;
    }
}
