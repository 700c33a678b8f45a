package dev.sightline.ralph;

import dev.sightline.disk.Content;
import dev.sightline.disk.Folder;
import dev.sightline.disk.FolderEntry;
import dev.sightline.disk.Tail;
import dev.sightline.disk.Trouble;
import dev.sightline.project.Project;
import dev.sightline.ralph.format.Iteration;
import dev.sightline.ralph.format.Iterations;
import dev.sightline.ralph.format.LoopStatus;
import dev.sightline.ralph.format.Signs;
import dev.sightline.ralph.log.LogIndex;
import dev.sightline.watch.FileKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One look after the other at the files of a loop, by one thread. What a look finds is compared
 * with what was told last, whenever that was: so a change while the node was down, one of a burst,
 * and one whose event the system lost are all found by the same comparison.
 */
final class Course implements AutoCloseable {
    private static final String SEEN = "seen";
    private static final String LOG = "log";

    private final Around around;
    private final Project project;
    private final Teller teller;
    private final LogIndex index;
    private final Problems problems;
    private final Facts facts;
    private final Documents documents;
    private final Notices notices;
    private final Liveness liveness;
    private final Verdict verdict;
    private final Rows rows;
    private final Draft draft = new Draft();
    private final List<News> left;

    private LogTail log;
    private LogStory story;
    private String keptMark;

    /** The very first look at this project: what is there is no news. */
    private boolean first;

    private boolean wasThere;

    /** Bytes of the log's last line, which is not whole, as of the last look at the log. */
    private int held;

    /**
     * What it takes to know when to look again without a call.
     *
     * @param more of the log is there at once
     * @param held half of a line waits for its rest
     * @param fleeting what was told may end without any file that says so
     */
    record Rest(boolean more, boolean held, boolean fleeting) {}

    /**
     * @param kept of an earlier node
     */
    Course(
            Around around,
            Project project,
            Teller teller,
            LogIndex index,
            Map<String, String> kept) {
        this.around = around;
        this.project = project;
        this.teller = teller;
        this.index = index;
        this.problems = new Problems(teller, kept);
        this.facts = new Facts(around, project, teller, problems, kept);
        this.documents = new Documents(around, project, teller, problems, kept);
        this.notices = new Notices(around, project, teller, problems, kept);
        this.liveness = new Liveness(around.owned(), project.id(), teller, kept);
        this.verdict = new Verdict(around, teller, kept);
        this.rows = new Rows(around, project, teller, kept);
        this.story = new LogStory(teller, around.zone(), index);
        this.left = new ArrayList<>(new Owed(teller).left(kept));
        this.first = !kept.containsKey(SEEN);
        this.keptMark = kept.getOrDefault(LOG, "");
        this.log =
                logFrom(
                        first
                                ? Optional.empty()
                                : Optional.of(Tail.Mark.parse(keptMark).orElse(Tail.Mark.NONE)));
    }

    private LogTail logFrom(Optional<Tail.Mark> mark) {
        return new LogTail(
                new Tail(around.disk(), Around.place(project, Part.LOG_FILE), mark), index);
    }

    /**
     * Looks at what the call names, and tells what is new.
     *
     * @param idle nothing has been written to the log for a while
     */
    Rest look(Wake.Call call, boolean idle) throws InterruptedException {
        if (call.has(Part.FOLDER)) folder();
        List<News> news = new ArrayList<>(left);
        left.clear();
        LogTail.Look found = new LogTail.Look(List.of(), false, 0);
        if (draft.exists || wasThere) {
            found = files(call, idle, news);
        } else if (first) {
            log = logFrom(Optional.of(Tail.Mark.NONE));
            teller.keep(List.of(teller.kept(LOG, Tail.Mark.NONE.text())));
        }
        verdict.judge(draft).ifPresent(news::add);
        news.addAll(problems.take());
        boolean quiet = first;
        List<News> told = quiet ? news.stream().map(one -> one.quietIf(true)).toList() : news;
        teller.tell(told, draft.state());
        if (first) teller.keep(List.of(teller.kept(SEEN, "1")));
        first = false;
        if (!draft.exists && wasThere) forgetLog();
        wasThere = draft.exists;
        passOn(told);
        // A process that is killed writes no file, nor does a relative that has only its word.
        boolean fleeting = draft.isAlive() || draft.status.word() == LoopStatus.Word.RUNNING;
        boolean waits = !idle && (held > 0 || rows.held() > 0);
        return new Rest(found.more(), waits, fleeting);
    }

    private LogTail.Look files(Wake.Call call, boolean idle, List<News> news)
            throws InterruptedException {
        LogTail.Look found = new LogTail.Look(List.of(), false, 0);
        List<Rows.Ended> ended = List.of();
        boolean begun = false;
        if (call.has(Part.LOG) || idle) {
            found = log(idle);
            begun = story.begins(found);
        }
        // After the log: the row of an iteration is written before the next header.
        if (call.has(Part.ROWS) || begun || idle) ended = rows(idle);
        news.addAll(story.tell(found, ended, rows.exists(), seen(call, Part.LOG)));
        keepMark(news);
        if (call.has(Part.CONFIG)) facts.config(draft);
        if (call.has(Part.STATE)) facts.state(draft);
        if (call.has(Part.RELATIVE)) facts.relative(draft);
        if (call.has(Part.PAUSE)) facts.pause(draft);
        if (call.has(Part.PLAN)) facts.plan(draft).ifPresent(news::add);
        if (call.has(Part.DOCUMENTS)) news.addAll(documents.look());
        if (call.has(Part.PENDING)) notices.lookAtPending();
        if (call.has(Part.NOTIFICATIONS)) notices.lookAtKept();
        if (call.has(Part.PENDING) || call.has(Part.NOTIFICATIONS)) news.addAll(notices.fresh());
        process(call.has(Part.PID));
        draft.pending = notices.pending();
        draft.notifications = notices.all();
        draft.rows = rows.all();
        draft.last = last(begun || first);
        draft.lastOutput = log.written();
        draft.lastLines = log.newest();
        return found;
    }

    private static long seen(Wake.Call call, Part part) {
        return call.seen().getOrDefault(part, 0L);
    }

    /** Which of the files there are. */
    private void folder() {
        TreeSet<String> files = new TreeSet<>();
        try {
            Folder list = around.disk().list(Around.place(project, Part.DIRECTORY), 1);
            for (FolderEntry entry : list.entries()) {
                String path = Part.DIRECTORY + "/" + entry.name();
                boolean ours = entry.kind() == FileKind.FILE && !Part.of(path, false).isEmpty();
                if (ours) files.add(path);
            }
            draft.exists = true;
            problems.none(Part.DIRECTORY);
        } catch (Trouble trouble) {
            switch (trouble.kind()) {
                case NOT_FOUND, NOT_A_DIRECTORY -> draft.exists = false;
                default -> problems.with(Part.DIRECTORY, trouble);
            }
        }
        draft.files = List.copyOf(files);
    }

    private LogTail.Look log(boolean idle) throws InterruptedException {
        try {
            LogTail.Look found = around.onDisk(() -> log.look(idle));
            // What is left by an idle look waits for more: it is not even a character.
            held = idle ? 0 : found.held();
            problems.none(Part.LOG_FILE);
            return found;
        } catch (Trouble trouble) {
            problems.with(Part.LOG_FILE, trouble);
            return new LogTail.Look(List.of(), false, 0);
        }
    }

    private List<Rows.Ended> rows(boolean idle) throws InterruptedException {
        try {
            List<Rows.Ended> ended = around.onDisk(() -> rows.look(idle));
            problems.none(Part.ROWS_FILE);
            return ended;
        } catch (Trouble trouble) {
            problems.with(Part.ROWS_FILE, trouble);
            return List.of();
        }
    }

    /** Where nothing told it: that another file is read is to be known at the next start too. */
    private void keepMark(List<News> news) {
        String mark = log.mark().text();
        if (mark.equals(keptMark)) return;
        keptMark = mark;
        boolean told = news.stream().anyMatch(one -> one.event().type().equals("log_append"));
        if (!told) teller.keep(List.of(teller.kept(LOG, mark)));
    }

    /** A folder that is gone takes its log with it, also where that was only moved away. */
    private void forgetLog() throws InterruptedException {
        LogTail before = log;
        try {
            around.onDisk(() -> {
                before.close();
                index.gone();
                return before;
            });
        } catch (Trouble impossible) {
            throw new IllegalStateException(impossible);
        }
        log = logFrom(Optional.of(Tail.Mark.NONE));
        story = new LogStory(teller, around.zone(), index);
        held = 0;
        keptMark = Tail.Mark.NONE.text();
        teller.keep(List.of(teller.kept(LOG, keptMark)));
    }

    private void process(boolean anew) throws InterruptedException {
        Optional<Signs.Process> before = draft.process;
        try {
            Optional<Content> file = anew ? around.read(project, Part.PID_FILE) : Optional.empty();
            draft.process =
                    around.onDisk(
                            () -> anew ? liveness.look(file) : before.flatMap(liveness::lookAgain));
            if (anew) problems.none(Part.PID_FILE);
        } catch (Trouble trouble) {
            problems.with(Part.PID_FILE, trouble);
        }
    }

    /** The newest iteration that has ended. */
    private Optional<Iteration> last(boolean headers) {
        if (!draft.rows.isEmpty()) return Optional.of(draft.rows.getLast());
        if (!headers) return draft.last;
        return Iterations.merged(List.of(), index.chunks(), around.zone(), true).stream()
                .filter(one -> !one.running())
                .reduce((_, later) -> later);
    }

    private void passOn(List<News> told) {
        for (News one : told) {
            if (one.quiet()) continue;
            switch (one.event().type()) {
                case "notification" ->
                        notices.of(one).ifPresent(said -> around.ears().said(project, said));
                case "status_changed" -> {
                    LoopStatus now = draft.status;
                    draft.previous.ifPresent(was -> around.ears().changed(project, was, now));
                }
                default -> {}
            }
        }
    }

    @Override
    public void close() {
        log.close();
        rows.close();
    }
}
