package dev.sightline.ralph;

import dev.sightline.disk.Content;
import dev.sightline.disk.Trouble;
import dev.sightline.event.Event;
import dev.sightline.json.Json;
import dev.sightline.project.Project;
import dev.sightline.ralph.format.LoopConfig;
import dev.sightline.ralph.format.PlanFile;
import dev.sightline.ralph.format.Relative;
import dev.sightline.ralph.format.Signs;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The small files of a loop, each read whole; one that cannot be used leaves what was known. */
final class Facts {
    private static final String PLAN = "plan";

    private final Around around;
    private final Project project;
    private final Teller teller;
    private final Problems problems;
    private @Nullable String toldPlan;

    Facts(
            Around around,
            Project project,
            Teller teller,
            Problems problems,
            Map<String, String> kept) {
        this.around = around;
        this.project = project;
        this.teller = teller;
        this.problems = problems;
        this.toldPlan = kept.get(PLAN);
    }

    void config(Draft draft) {
        try {
            Optional<Content> file = around.read(project, Part.CONFIG_FILE);
            draft.config =
                    file.isEmpty()
                            ? LoopConfig.defaults()
                            : LoopConfig.parse(file.get().text().content());
            draft.configProblem = Optional.empty();
            problems.none(Part.CONFIG_FILE);
        } catch (LoopConfig.Wrong wrong) {
            String what = String.valueOf(wrong.getMessage());
            draft.configProblem = Optional.of(what);
            problems.with(Part.CONFIG_FILE, what, "bad_config");
        } catch (Trouble trouble) {
            draft.configProblem = Optional.of(trouble.detail());
            problems.with(Part.CONFIG_FILE, trouble);
        }
    }

    void state(Draft draft) {
        look(
                Part.STATE_FILE,
                file -> {
                    Optional<Signs.State> state =
                            file.flatMap(one -> Signs.State.parse(one.text().content()));
                    if (file.isPresent() && state.isEmpty()) unusable(Part.STATE_FILE);
                    else draft.state = state;
                });
    }

    private void unusable(String path) {
        problems.with(path, path + " says nothing that can be used", "not_understood");
    }

    void relative(Draft draft) {
        draft.relative =
                Relative.parse(
                        text(Part.STATUS_FILE), text(Part.PROGRESS_FILE), text(Part.CIRCUIT_FILE));
    }

    void pause(Draft draft) {
        look(Part.PAUSE_FILE, file -> draft.pausedSince = file.map(Content::mtime));
    }

    private Optional<String> text(String path) {
        try {
            Optional<Content> file = around.read(project, path);
            problems.none(path);
            return file.map(one -> one.text().content());
        } catch (Trouble trouble) {
            problems.with(path, trouble);
            return Optional.empty();
        }
    }

    private void look(String path, Consumer<Optional<Content>> use) {
        try {
            Optional<Content> file = around.read(project, path);
            problems.none(path);
            use.accept(file);
        } catch (Trouble trouble) {
            problems.with(path, trouble);
        }
    }

    /** The plan, and that it is another one than was told. */
    Optional<News> plan(Draft draft) {
        Optional<Content> file;
        try {
            file = around.read(project, Part.PLAN_FILE);
            draft.planEtag = file.map(Content::etag);
            if (file.isEmpty()) file = around.read(project, Part.FIX_PLAN_FILE);
            problems.none(Part.PLAN_FILE);
        } catch (Trouble trouble) {
            problems.with(Part.PLAN_FILE, trouble);
            return Optional.empty();
        }
        draft.plan = file.map(one -> PlanFile.parse(one.text().content())).orElse(PlanFile.NONE);
        Map<String, @Nullable Object> data = draft.plan.eventFields();
        String now = new String(Json.bytes(data), StandardCharsets.UTF_8);
        if (now.equals(toldPlan)) return Optional.empty();
        boolean first = toldPlan == null;
        toldPlan = now;
        Event event = teller.event("plan_updated", data).asStateOf(PLAN);
        return Optional.of(new News(event, List.of(teller.kept(PLAN, now)), first));
    }
}
