package dev.sightline.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.python.Messages.Supervised;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

class MessagesTest {
    @Test
    void readsWhatAWorkerSays() {
        assertThat(worker("{'m':'ready','version':'3.11.7','executable':'/p','pid':7}"))
                .isEqualTo(new Said.Ready("3.11.7", "/p", 7));
        assertThat(worker("{'m':'parsed','run':'1','statements':[[0,1,1],[2,4,9]]}"))
                .isEqualTo(new Said.Parsed(List.of(new Lines(0, 1, 1), new Lines(2, 4, 9))));
        assertThat(
                        worker(
                                "{'m':'end','run':'1','node':3,'ms':1.5,'failed':true,"
                                        + "'value':[{'type':'stdout','content':'5'}],'error':[]}"))
                .isEqualTo(
                        new Said.Ended(3, 1.5, List.of(Output.of("stdout", "5")), List.of(), true));
        assertThat(worker("{'m':'done','run':'1','status':'exited','exit':3}"))
                .isEqualTo(new Said.Done(Said.Outcome.EXITED, OptionalInt.of(3)));
        assertThat(worker("{'m':'done','run':'1','status':'ok','exit':null}"))
                .isEqualTo(new Said.Done(Said.Outcome.OK, OptionalInt.empty()));
        assertThat(worker("{'m':'input','run':'1','ask':7,'password':false,'prompt':'> '}"))
                .isEqualTo(new Said.Asked(7, "> ", false));
    }

    @Test
    void makesAnEndOfOneThatCannotBeRead() {
        String large = "x".repeat(33 << 20);
        Said said =
                worker(
                        "{'m':'end','run':'r\\'1','node':3,'ms':1.5,'failed':false,"
                                + "'value':[{'type':'stdout','content':'"
                                + large
                                + "'}],'error':[]}");

        assertThat(said)
                .isInstanceOfSatisfying(
                        Said.Ended.class,
                        ended -> {
                            assertThat(ended.node()).isEqualTo(3);
                            assertThat(ended.failed()).isTrue();
                            assertThat(ended.error().getFirst().type()).isEqualTo("error");
                            assertThat(ended.error().getFirst().content())
                                    .contains("cannot be read");
                        });
        assertThat(worker("{'m':'end','run':'1','node':1,'ms':1,'failed':false,'value':[{}]}"))
                .isInstanceOf(Said.Ended.class);
        assertThat(worker("{'m':'done','run':'1','status':'ok','exit':" + "9".repeat(200)))
                .isEqualTo(new Said.Done(Said.Outcome.ERROR, OptionalInt.empty()));
        assertThat(worker("{'m':'done','run':'1','status':'well','exit':null}"))
                .isEqualTo(new Said.Done(Said.Outcome.ERROR, OptionalInt.empty()));
        assertThat(
                        worker(
                                "{'m':'input','run':'1','ask':7,'password':false,'prompt':'"
                                        + large
                                        + "'}"))
                .isEqualTo(new Said.Asked(7, "", false));
        assertThat(worker("{'m':'input','run':'1','ask':7,'password':tr"))
                .isEqualTo(new Said.Asked(7, "", true));
    }

    @Test
    void keepsWhatAnOutputHasBesides() {
        Said said =
                worker("{'m':'show','output':{'type':'html','content':'<b>','cut':5,'text':'b'}}");

        assertThat(said).isInstanceOf(Said.Shown.class);
        assertThat(((Said.Shown) said).output().more()).containsOnlyKeys("cut", "text");
    }

    @Test
    void readsWhatASupervisorSays() {
        assertThat(supervisor("{'s':'started','pid':7}")).isEqualTo(new Supervised.Started(7));
        assertThat(supervisor("{'s':'too_many_processes','count':9,'limit':8}"))
                .isEqualTo(new Supervised.Crowded(9, 8));
        assertThat(supervisor("{'s':'usage','rss':5,'cpu':0.5,'processes':2}"))
                .isEqualTo(new Supervised.Passed(new Said.Usage(5, 0.5, 2)));
        assertThat(supervisor("{'s':'gone','exit':null,'signal':9,'oom':true,'detail':'d'}"))
                .isEqualTo(
                        new Supervised.Passed(
                                new Said.Gone(OptionalInt.empty(), OptionalInt.of(9), true, "d")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "7",
                "null",
                "{}",
                "{'m':7,'s':7}",
                "{'m':'new','s':'new'}",
                "{'m':'ready','s':'usage'}",
                "{'m':'begin','node':'x','s':'started','pid':'x'}",
                "{'m':'parsed','statements':[[1]],'s':'silent','seconds':[]}",
                "{'m':'end','ms':1,'failed':false,'value':[{}]}",
                "{'m':'input','prompt':'> '}",
                "{'m':'input','run':'1','ask':99999999999}"
            })
    void takesWhatMakesNoSenseForUnknown(String text) {
        assertThat(worker(text)).isInstanceOf(Said.Unknown.class);
        assertThat(supervisor(text))
                .isInstanceOfSatisfying(
                        Supervised.Passed.class,
                        passed -> assertThat(passed.said()).isInstanceOf(Said.Unknown.class));
    }

    private static Said worker(String text) {
        return Messages.ofWorker(bytes(text));
    }

    private static Supervised supervisor(String text) {
        return Messages.ofSupervisor(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
