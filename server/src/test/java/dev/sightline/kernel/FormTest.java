package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.http.Message;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The bytes that each kind of client gets for one run; compat.md, 3, has those of the old ones. */
class FormTest {
    private static final List<String> RUN =
            List.of(
                    """
                    {"type":"expressions","expressions":[{"nodeIndex":0,"lineStart":1,"lineEnd":2},\
                    {"nodeIndex":1,"lineStart":4,"lineEnd":4}]}\
                    """,
                    """
                    {"type":"running","nodeIndex":0,"lineStart":1,"lineEnd":2}\
                    """,
                    """
                    {"type":"result","nodeIndex":0,"lineStart":1,"lineEnd":2,"output":[\
                    {"type":"stderr","text":"e1\\n","content":"e1\\n"},\
                    {"type":"stdout","text":"a\\n","content":"a\\n"},\
                    {"type":"image","text":"data:x","content":"data:x","width":3},\
                    {"type":"stderr","text":"e2","content":"e2","cut":7},\
                    {"type":"stdout","text":"b\\n","content":"b\\n"},\
                    {"type":"stdout","text":"42\\n","content":"42\\n","value":true},\
                    {"type":"error","text":"T","content":"T","error":{"name":"E"}}],\
                    "isInvisible":false,"ms":1.5,"failed":true}\
                    """,
                    """
                    {"type":"input","prompt":"? ","password":false,"ask":1}\
                    """,
                    """
                    {"type":"input_given","ask":1}\
                    """,
                    """
                    {"type":"cancelled","expressions":[{"nodeIndex":1,"lineStart":4,"lineEnd":4}]}\
                    """,
                    """
                    {"type":"complete","status":"error","ms":2.5,"exit":null,"detail":null}\
                    """);

    private static final String STREAM =
            """
            {"type":"stream","nodeIndex":0,"lineStart":1,"lineEnd":2,"output":[\
            {"type":"stdout","text":"a\\n","content":"a\\n"}],"whole":false}\
            """;

    private static final String USAGE =
            """
            {"type":"usage","rss":1,"cpu":0.5,"processes":1}\
            """;

    private static final String DEATH =
            """
            {"type":"complete","status":"died","ms":1,"exit":null,"detail":"Out of memory"}\
            """;

    private static final String RESULT =
            """
            {"nodeIndex":0,"lineStart":1,"lineEnd":2,"output":[\
            {"type":"image","text":"data:x","content":"data:x"},\
            {"type":"stdout","text":"42\\n","content":"42\\n"},\
            {"type":"error","text":"T","content":"T"},\
            {"type":"stdout","text":"a\\nb\\n","content":"a\\nb\\n"},\
            {"type":"stderr","text":"e1\\ne2","content":"e1\\ne2"}],"isInvisible":false}\
            """;

    private static final String EXPRESSIONS =
            """
            {"type":"expressions","expressions":[{"lineStart":1,"lineEnd":2},\
            {"lineStart":4,"lineEnd":4}]}\
            """;

    private static final String CANCELLED =
            """
            {"type":"cancelled","expressions":[{"lineStart":4,"lineEnd":4}]}\
            """;

    private static final String COMPLETE = "{\"type\":\"complete\"}";

    @Test
    void tellsAClientWithoutASessionResultsAndThatItIsOver() {
        assertThat(all(new OldForm(false, false))).containsExactly(RESULT, COMPLETE);
    }

    @Test
    void tellsAClientWithASessionAlsoWhatWillRunAndWhatWillNot() {
        assertThat(all(new OldForm(true, false)))
                .containsExactly(EXPRESSIONS, RESULT, CANCELLED, COMPLETE);
    }

    @Test
    void givesWhoAsksForItTextThatComesAndTheOrderInWhichItHappened() {
        OldForm form = new OldForm(true, true);
        String whole =
                RUN.get(2)
                        .replace("{\"type\":\"result\",", "{")
                        .replace(",\"ms\":1.5,\"failed\":true", "");

        assertThat(all(form)).containsExactly(EXPRESSIONS, whole, RUN.get(3), CANCELLED, COMPLETE);
        assertThat(texts(form.ofLive(STREAM))).containsExactly(STREAM);
        assertThat(form.ofLive(USAGE)).isEmpty();
        assertThat(new OldForm(true, false).ofLive(STREAM)).isEmpty();
    }

    @Test
    void saysThatAKernelDiedBeforeItIsOver() {
        String error = "{\"type\":\"error\",\"message\":\"Out of memory\"}";

        assertThat(texts(new OldForm(false, false).of(new Numbered(1, DEATH))))
                .containsExactly(error, COMPLETE);
        assertThat(texts(new SocketForm().of(new Numbered(1, DEATH))))
                .containsExactly(error, DEATH);
    }

    @Test
    void givesEachNumberAsThePlaceToComeBackTo() {
        List<Message> third = new PlainForm().of(new Numbered(3, RUN.get(2)));

        assertThat(third.getFirst().id()).contains("3");
        assertThat(all(new PlainForm())).isEqualTo(RUN);
        assertThat(new PlainForm().ofLive(USAGE).getFirst().id()).isEmpty();
        assertThat(texts(new PlainForm().ofLive(USAGE))).containsExactly(USAGE);
    }

    @Test
    void saysWhoseTheyAreWhereOneSocketCarriesMany() {
        AttachedForm here = new AttachedForm("r\"1", Optional.empty());
        AttachedForm there = new AttachedForm("r1", Optional.of("box"));

        assertThat(texts(here.of(new Numbered(5, RUN.get(4)))))
                .containsExactly("{\"run\":\"r\\\"1\",\"number\":5,\"event\":" + RUN.get(4) + "}");
        assertThat(texts(here.ofLive(USAGE)))
                .containsExactly("{\"run\":\"r\\\"1\",\"event\":" + USAGE + "}");
        assertThat(texts(there.of(new Numbered(5, RUN.get(4)))))
                .containsExactly(
                        "{\"server\":\"box\",\"run\":\"r1\",\"number\":5,\"event\":"
                                + RUN.get(4)
                                + "}");
    }

    @Test
    void tellsASocketOfASessionAllOfIt() {
        assertThat(all(new SocketForm())).isEqualTo(RUN);
        assertThat(texts(new SocketForm().ofLive(STREAM))).containsExactly(STREAM);
    }

    private static List<String> all(Form form) {
        List<String> texts = new java.util.ArrayList<>();
        for (int i = 0; i < RUN.size(); i++) {
            texts.addAll(texts(form.of(new Numbered(i + 1, RUN.get(i)))));
        }
        return texts;
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream()
                .map(message -> new String(message.json(), StandardCharsets.UTF_8))
                .toList();
    }
}
