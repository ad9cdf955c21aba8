package io.ripen.lifecycle.domain.demand;

import io.ripen.lifecycle.domain.kpi.Belonging;
import io.ripen.lifecycle.domain.kpi.FigureKey;
import io.ripen.lifecycle.domain.kpi.Increment;
import io.ripen.lifecycle.domain.kpi.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts what visitors do. A visit ends after a pause, or when the visitor comes from somewhere else, as is usual in web
 * analytics.
 */
public final class Visits {
    private final ZoneId zone;
    private final Duration pause;

    /**
     * Counts visits.
     *
     * @param zone days begin and end in it
     * @param pause a longer one begins another visit
     */
    public Visits(ZoneId zone, Duration pause) {
        this.zone = zone;
        this.pause = pause;
    }

    /**
     * What an act adds.
     *
     * @param visit what is to be remembered of the visitor; absent where nothing is
     * @param increments what is to be added
     */
    public record Counted(@Nullable Visit visit, List<Increment> increments) {
        /** Copies the list. */
        public Counted {
            increments = List.copyOf(increments);
        }
    }

    /** Counts an act of a visitor whose last visit is known; absent for one who was never seen. */
    public Counted count(@Nullable Visit last, Act act) {
        List<Increment> added = new ArrayList<>();
        Visit visit = act.onSite() && !act.nameless() ? visited(last, act, added) : last;
        Arrival arrival = visit == null ? act.arrival() : visit.arrival();
        LocalDate day = LocalDate.ofInstant(act.at(), zone);
        if (act.onSite() && act.nameless()) {
            add(
                    added,
                    Measure.TOUCHPOINT,
                    day,
                    arrival.referrer(),
                    arrival.channel().word(),
                    arrival);
        }
        Act.Content content = act.content();
        if (content != null) {
            add(added, Measure.ASSET, day, content.type(), content.asset(), arrival);
            addKnown(added, Measure.TOPIC, day, content.topic(), arrival);
            addKnown(added, Measure.PHASE, day, content.phase(), arrival);
        }
        Act.Attendance event = act.event();
        if (event != null) {
            add(added, Measure.EVENT, day, event.kind(), event.event(), arrival);
        }
        return new Counted(visit, added);
    }

    private Visit visited(@Nullable Visit last, Act act, List<Increment> added) {
        LocalDate day = LocalDate.ofInstant(act.at(), zone);
        boolean begins = last == null || begins(last, act);
        Arrival arrival = last == null || begins ? act.arrival() : last.arrival();
        if (last == null) {
            add(
                    added,
                    Measure.VISITOR,
                    day,
                    arrival.referrer(),
                    arrival.channel().word(),
                    arrival);
        }
        if (begins) {
            add(added, Measure.VISIT, day, arrival.referrer(), arrival.channel().word(), arrival);
        }
        add(
                added,
                Measure.TOUCHPOINT,
                day,
                arrival.referrer(),
                arrival.channel().word(),
                arrival);
        return new Visit(last == null ? act.at() : later(last.lastAt(), act.at()), arrival);
    }

    private boolean begins(Visit last, Act act) {
        boolean paused = Duration.between(last.lastAt(), act.at()).compareTo(pause) > 0;
        return paused || (act.arrival().isTelling() && !act.arrival().equals(last.arrival()));
    }

    private static void addKnown(
            List<Increment> added, Measure measure, LocalDate day, String detail, Arrival arrival) {
        if (!detail.isEmpty()) {
            add(added, measure, day, "", detail, arrival);
        }
    }

    private static void add(
            List<Increment> added, Measure measure, LocalDate day, String stage, String detail, Arrival arrival) {
        Belonging belonging = new Belonging(arrival.source(), arrival.campaign(), "");
        added.add(new Increment.Count(new FigureKey(measure, day, stage, detail, belonging)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
