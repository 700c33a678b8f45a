package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.ZonedDateTime;

class CronExpressionTest {
    /** A Saturday. */
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-28T10:20:30Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    * * * * *        | 2026-11-28T10:21Z
                    */15 * * * *     | 2026-11-28T10:30Z
                    0 9 * * *        | 2026-11-29T09:00Z
                    30 10 28 * *     | 2026-11-28T10:30Z
                    0 9 * * mon-fri  | 2026-11-30T09:00Z
                    0 9 * * 7        | 2026-11-29T09:00Z
                    0 0 1 jan *      | 2027-01-01T00:00Z
                    0 0 29 2 *       | 2028-02-29T00:00Z
                    0 12 1 * sun     | 2026-11-29T12:00Z
                    5,10 8-9/1 * * * | 2026-11-29T08:05Z
                    20 10 * * *      | 2026-11-29T10:20Z
                    """)
    void saysWhenItComesNext(String text, String next) {
        assertThat(CronExpression.parse(text).orElseThrow().after(NOW))
                .contains(ZonedDateTime.parse(next));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "*/0 * * * *",
                "5-1 * * * *",
                "1-2-3 * * * *",
                "a * * * *",
                "1,, * * * *",
                "* * 0 * *",
                "99999999999 * * * *"
            })
    void isNoneWhereAFieldIsNone(String text) {
        assertThat(CronExpression.parse(text)).isEmpty();
    }

    @Test
    void neverComesOnADayThatIsNone() {
        assertThat(CronExpression.parse("0 0 30 2 *").orElseThrow().after(NOW)).isEmpty();
    }

    @Test
    void comesAnHourLaterWhereAClockSkipsItsTime() {
        ZonedDateTime evening = ZonedDateTime.parse("2026-03-28T22:00+01:00[Europe/Berlin]");

        assertThat(CronExpression.parse("30 2 * * *").orElseThrow().after(evening))
                .contains(ZonedDateTime.parse("2026-03-29T03:30+02:00[Europe/Berlin]"));
    }
}
