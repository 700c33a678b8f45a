package dev.sightline.ralph;

import dev.sightline.event.Event;
import dev.sightline.journal.Kept;
import dev.sightline.ralph.format.LogSign;
import dev.sightline.ralph.log.LogIndex;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What was found in the log, told in its order, with the iterations that have ended in between. */
final class LogStory {
    private final Teller teller;
    private final Owed owed;
    private final Headers headers;

    LogStory(Teller teller, ZoneId zone, LogIndex index) {
        this.teller = teller;
        this.owed = new Owed(teller);
        this.headers = new Headers(teller, zone, index);
    }

    /** Whether a header is in it. */
    boolean begins(LogTail.Look look) {
        for (LogTail.Found found : look.found()) {
            boolean header =
                    switch (found) {
                        case LogTail.Another _ -> true;
                        case LogTail.Piece piece ->
                                piece.signs().stream().anyMatch(LogSign.Began.class::isInstance);
                    };
            if (header) return true;
        }
        return false;
    }

    /**
     * @param ended by the rows; each stands before the header of the next
     * @param rows whether there are such rows: then the log does not say what has ended
     * @param seen when the log was seen to have grown
     */
    List<News> tell(LogTail.Look look, List<Rows.Ended> ended, boolean rows, long seen) {
        List<News> news = new ArrayList<>();
        Deque<Rows.Ended> waiting = new ArrayDeque<>(ended);
        for (LogTail.Found found : look.found()) {
            switch (found) {
                case LogTail.Another another -> headers.another(another);
                case LogTail.Piece piece -> piece(piece, waiting, rows, seen, news);
            }
        }
        waiting.forEach(one -> news.add(one.news()));
        return news;
    }

    private void piece(
            LogTail.Piece piece,
            Deque<Rows.Ended> waiting,
            boolean rows,
            long seen,
            List<News> news) {
        List<Headers.Began> begun = new ArrayList<>();
        piece.signs().forEach(sign -> headers.hear(sign).ifPresent(begun::add));
        List<Event> events = new ArrayList<>();
        for (Headers.Began one : begun) {
            if (!rows) one.completed().ifPresent(events::add);
            events.add(one.event());
        }
        List<Kept> kept = new ArrayList<>(owed.debt(events));
        kept.add(teller.kept("log", piece.mark().text()));
        Event append = teller.event("log_append", piece.data()).keptAs(piece.reference());
        news.add(new News(append.seenAt(seen), kept, false));
        int number = 0;
        for (Headers.Began one : begun) {
            while (!waiting.isEmpty()
                    && waiting.getFirst().iteration().number() < one.iteration()) {
                news.add(waiting.removeFirst().news());
            }
            if (!rows && one.completed().isPresent()) {
                news.add(owed.paid(one.completed().get(), ++number, events.size()));
            }
            news.add(owed.paid(one.event(), ++number, events.size()));
        }
    }
}
