package dev.sightline.build.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DifferenceTest {
    private static final Checkpoint FIRST =
            checkpoint(
                    """
                    {'tasks_completed':['a'],'files_created':['x.py'],
                     'components':[{'id':'db','status':'completed','type':'database'},
                                   {'id':'api','status':'in_progress','progress':10,'type':'api'},
                                   {'id':'old','status':'blocked'}],
                     'features':[{'id':'f','progress':0,'tasks':[{'id':'1','completed':false}]}]}
                    """);
    private static final Checkpoint SECOND =
            checkpoint(
                    """
                    {'tasks_completed':['a','b','b'],'files_created':['y.py','x.py'],
                     'components':[{'id':'web','type':'frontend'},
                                   {'id':'api','status':'in_progress','progress':55.5,'type':'api'},
                                   {'id':'db','status':'completed','type':'database'}],
                     'features':[{'id':'f','progress':0,'tasks':[{'id':'1','completed':true}]}]}
                    """);

    @Test
    void saysWhatACheckpointChangedAgainstTheOneBefore() {
        Fixtures.assertJson(
                Difference.between(Optional.of(FIRST), SECOND).fields(),
                """
                {"tasks":["b"],"files":["y.py"],
                 "components":[
                  {"id":"web","name":"web","from":null,"to":{"status":"not_started","progress":0.0}},
                  {"id":"api","name":"api","from":{"status":"in_progress","progress":10.0},
                   "to":{"status":"in_progress","progress":55.5}},
                  {"id":"old","name":"old","from":{"status":"blocked","progress":0.0},"to":null}],
                 "features":[
                  {"id":"f","name":"f","from":{"status":"not_started","progress":0.0},
                   "to":{"status":"not_started","progress":0.0}}]}
                """,
                "trail");
    }

    @Test
    void saysItToTheStreamInTheWordsOfTheSeed() {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put(
                "updates",
                Difference.between(Optional.of(FIRST), SECOND).updates().stream()
                        .map(BuildEvent::fields)
                        .toList());
        Fixtures.assertJson(
                said,
                """
                {"updates":[
                 {"component_id":"web","status":"not_started","progress":0.0,
                  "metadata":{"name":"web","type":"frontend","dependencies":[],"files":[],
                   "testsPass":false}},
                 {"component_id":"api","status":"in_progress","progress":55.5,
                  "metadata":{"name":"api","type":"api","dependencies":[],"files":[],
                   "testsPass":false}},
                 {"component_id":"old","status":"blocked","progress":0.0,
                  "metadata":{"name":"old","type":"service","dependencies":[],"files":[],
                   "testsPass":false,"removed":true}},
                 {"feature_id":"f","status":"not_started","progress":0.0,
                  "metadata":{"name":"f","description":"","priority":"medium","component":"",
                   "tasks":[{"id":"1","name":"1","completed":true}],"estimatedTime":0.0}}]}
                """,
                "updates");
    }

    @Test
    void findsNothingBetweenTheSame() {
        assertThat(Difference.between(Optional.of(SECOND), SECOND).isEmpty()).isTrue();
        assertThat(Difference.between(Optional.empty(), checkpoint("{}")).isEmpty()).isTrue();
    }

    @Test
    void takesAllForNewWithoutOneBefore() {
        Difference all = Difference.between(Optional.empty(), FIRST);

        assertThat(all.tasks()).containsExactly("a");
        assertThat(all.components()).hasSize(3).allMatch(one -> one.before().isEmpty());
        assertThat(all.updates()).hasSize(4);
    }

    @Test
    void noticesWhatItDoesNotKnow() {
        Checkpoint before = checkpoint("{'components':[{'id':'a','metadata':{'agent':'one'}}]}");
        Checkpoint after = checkpoint("{'components':[{'id':'a','metadata':{'agent':'two'}}]}");

        List<BuildEvent> updates = Difference.between(Optional.of(before), after).updates();

        assertThat(updates).hasSize(1);
        assertThat(((BuildEvent.ComponentUpdate) updates.getFirst()).metadata().get("agent"))
                .hasToString("\"two\"");
    }

    @Test
    void doesNotMindTheOrderOfTheFile() {
        Checkpoint one = checkpoint("{'components':[{'id':'a','x':1,'y':2},{'id':'b'}]}");
        Checkpoint other = checkpoint("{'components':{'b':{},'a':{'y':2,'x':1}}}");

        assertThat(Difference.between(Optional.of(one), other).isEmpty()).isTrue();
    }

    private static Checkpoint checkpoint(String json) {
        return Fixtures.read(json.replace('\'', '"'));
    }
}
