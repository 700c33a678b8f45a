package dev.sightline.build.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class BuildEventTest {
    private static final Instant AT = Instant.parse("2026-03-02T08:15:00.5Z");
    private static final String TIME = "\"timestamp\":\"2026-03-02T08:15:00.500000+00:00\"}";

    @Test
    void connects() {
        assertSays(
                new BuildEvent.Connected(),
                "{'type':'connection','session_id':'s1','status':'connected',");
    }

    @Test
    void tellsOfComponentsAndFeatures() {
        assertSays(
                new BuildEvent.ComponentUpdate(
                        "api", ComponentStatus.IN_PROGRESS, 45.5, Map.of("owner", "ada")),
                "{'type':'component_update','session_id':'s1','component_id':'api',"
                        + "'status':'in_progress','progress':45.5,'metadata':{'owner':'ada'},");
        assertSays(
                new BuildEvent.FeatureUpdate("login", ComponentStatus.ERROR, 0, Map.of()),
                "{'type':'feature_update','session_id':'s1','feature_id':'login',"
                        + "'status':'error','progress':0.0,'metadata':{},");
    }

    @Test
    void tellsOfACheckpointWithBothArraysWhateverItHas() {
        assertSays(
                BuildEvent.CheckpointUpdate.of(Fixtures.read("{\"id\":\"c\"}")),
                "{'type':'checkpoint_update','session_id':'s1','checkpoint_id':'c','phase':'',"
                        + "'tasks_completed':[],'files_created':[],'metadata':{},");
    }

    @Test
    void tellsOfOutputAndProgress() throws Exception {
        assertSays(
                new BuildEvent.TerminalOutput("Compiling…\n", "stdout", "build"),
                "{'type':'terminal_output','session_id':'s1','output':'Compiling…\\n',"
                        + "'output_type':'stdout','source':'build',");
        assertSays(
                BuildEvent.BuildProgress.of(Fixtures.read(Fixtures.input("whole"))),
                "{'type':'build_progress','session_id':'s1','total':7,'completed':2,"
                        + "'percent':28.57,");
    }

    @Test
    void tellsOfFilesAndErrors() {
        assertSays(
                new BuildEvent.FileChanged(
                        ".buildrunner/context/blockers.md",
                        BuildEvent.FileChanged.Kind.MODIFIED,
                        BuildFile.CONTEXT,
                        Optional.of("# None\n")),
                "{'type':'file_change','session_id':'s1',"
                        + "'file_path':'.buildrunner/context/blockers.md','change_type':'modified',"
                        + "'file_type':'context','content':'# None\\n',");
        assertSays(
                BuildEvent.Failed.of(
                        new Problem(
                                "bad_json", "it ends", Optional.of(new Place(2, 3)), "mend it")),
                "{'type':'error','session_id':'s1',"
                        + "'error_message':'it ends (line 2, column 3): mend it',"
                        + "'error':'it ends (line 2, column 3): mend it',"
                        + "'error_type':'bad_json','traceback':null,");
    }

    @Test
    void tellsWhatRunsIt() {
        assertSays(
                new BuildEvent.RuntimeUpdate(BuildRuntime.DEFAULT),
                "{'type':'runtime_update','session_id':'s1','runtime':'claude','backend':null,"
                        + "'runtime_source':null,'runtime_session_id':null,'capabilities':{},"
                        + "'dispatch_mode':'direct','shadow_runtime':null,'shadow_status':null,");
    }

    @Test
    void namesNoSessionWhereThereIsNone() {
        assertThat(new BuildEvent.Connected().wire(Optional.empty(), AT))
                .containsOnlyKeys("type", "status", "timestamp");
    }

    @ParameterizedTest
    @CsvSource({
        "components, component_update, true",
        "components, feature_update, false",
        "component_update, component_update, true",
        "component_update, checkpoint_update, false",
        "features, feature_update, true",
        "tasks, checkpoint_update, true",
        "tasks, feature_update, true",
        "tasks, terminal_output, false",
        "checkpoints, checkpoint_update, true",
        "terminal, terminal_output, true",
        "terminal_output, terminal_output, true",
        "progress, build_progress, true",
        "files, file_change, true",
        "runtime, runtime_update, true",
        "' Terminal ', terminal_output, true",
        "all, file_change, true",
        "*, file_change, true",
        "nonsense, file_change, false",
        "nonsense, error, true",
        "terminal, connection, true"
    })
    void sendsWhatATopicAsksFor(String topic, String type, boolean wanted) {
        assertThat(Topics.of(List.of(topic)).want(type)).isEqualTo(wanted);
    }

    @Test
    void sendsEverythingToWhoNamesNoTopicAndTheSumToWhoNamesSeveral() {
        assertThat(Topics.ALL.want("terminal_output")).isTrue();
        assertThat(Topics.of(List.of()).want("terminal_output")).isTrue();
        Topics both = Topics.of(List.of("components", "terminal_output", "x"));
        assertThat(both.want("component_update")).isTrue();
        assertThat(both.want("terminal_output")).isTrue();
        assertThat(both.want("file_change")).isFalse();
        assertThat(both.asked()).containsExactly("components", "terminal_output", "x");
        assertThat(both.want(new BuildEvent.BuildProgress(1, 1, 100))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        ".buildrunner/checkpoints/checkpoint_20251117_213005_705272.json, CHECKPOINT",
        ".buildrunner/checkpoints/checkpoint_1.json.tmp,",
        ".buildrunner/checkpoints/.checkpoint_1.json,",
        ".buildrunner/checkpoints/notes.json, BUILDRUNNER",
        ".buildrunner/checkpoints/old/checkpoint_1.json, BUILDRUNNER",
        ".buildrunner/context/current-work.md, CONTEXT",
        ".buildrunner/context/deep/er.txt, CONTEXT",
        ".buildrunner/context/current-work.md~,",
        ".buildrunner/artifacts/app/bin/app.jar, ARTIFACT",
        ".buildrunner/build.json, BUILDRUNNER",
        ".buildrunner/PROJECT_SPEC.md, BUILDRUNNER",
        ".buildrunner/.PROJECT_SPEC.md.lock,",
        ".buildrunner/workflows/workflow_01ff406a_checkpoint.json,",
        ".buildrunner/workflows/checkpoint_1.json,",
        ".buildrunner/logs/build.log,",
        ".buildrunner/checkpoints,",
        ".buildrunner,",
        "src/.buildrunner/checkpoints/checkpoint_1.json,",
        ".buildrunner/../etc/passwd,",
        "/.buildrunner/build.json,",
        "checkpoints/checkpoint_1.json,",
        "'',"
    })
    void knowsAFileByItsPath(String path, BuildFile file) {
        assertThat(BuildFile.of(path)).isEqualTo(Optional.ofNullable(file));
    }

    private static void assertSays(BuildEvent event, String golden) {
        Fixtures.assertJson(
                event.wire(Optional.of("s1"), AT), golden.replace('\'', '"') + TIME, event);
    }
}
