package dev.sightline.build.format;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages as people and programs are shown them. */
final class Percent {
    private static final double BELOW_ALL = 99.99;

    private Percent() {}

    /** 0 where there is nothing to do. */
    static double of(long part, long whole) {
        return whole <= 0 ? 0 : rounded(100.0 * part / whole);
    }

    /** Two decimals, half up; what is not all of it is never rounded to 100. */
    static double rounded(double percent) {
        if (percent < 100 && percent > BELOW_ALL) return BELOW_ALL;
        return BigDecimal.valueOf(percent).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }
}
