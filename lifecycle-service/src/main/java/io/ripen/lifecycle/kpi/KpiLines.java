package io.ripen.lifecycle.kpi;

import io.ripen.lifecycle.kpi.FigureCsv.Line;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answers as lines of CSV. */
final class KpiLines {
    private KpiLines() {}

    static Stream<Line> of(KpiAnswer answer) {
        return answer.rows().stream().flatMap(KpiLines::of);
    }

    static Stream<Line> of(FunnelAnswer answer) {
        return answer.rows().stream().flatMap(KpiLines::of);
    }

    static Stream<Line> of(VelocityAnswer answer) {
        return answer.rows().stream().flatMap(KpiLines::of);
    }

    private static Stream<Line> of(KpiAnswer.Row row) {
        Lines lines = new Lines(row.period().toString(), row.source(), row.campaign(), row.owner());
        lines.add("visitors", "", "", row.visitors());
        lines.add("visitor-to-lead", "", "", row.visitorToLead());
        lines.add("cost", "", "", row.cost());
        lines.add("handovers", "", "", row.handovers());
        row.stages().forEach(level -> {
            lines.add("reached", level.stage(), "", level.reached());
            lines.add("entered", level.stage(), "", level.entered());
            lines.add("cost-each", level.stage(), "", level.costEach());
            level.bands().forEach(band -> {
                lines.add("band", level.stage(), band.band(), band.leads());
                lines.add("band-share", level.stage(), band.band(), band.share());
            });
        });
        row.sla().forEach(promise -> {
            lines.add("sla-kept", promise.stage(), promise.clock(), promise.kept());
            lines.add("sla-breached", promise.stage(), promise.clock(), promise.breached());
            lines.add("sla-rate", promise.stage(), promise.clock(), promise.rate());
        });
        row.reasons().forEach(reason -> lines.add("reason", reason.stage(), reason.reason(), reason.count()));
        return lines.stream();
    }

    private static Stream<Line> of(FunnelAnswer.Row row) {
        Lines lines = new Lines(row.period(), row.source(), row.campaign(), row.owner());
        lines.add("visitors", "", "", row.visitors());
        lines.add("visitor-to-lead", "", "", row.visitorToLead());
        row.stages().forEach(level -> {
            lines.add("leads", level.stage(), "", level.leads());
            lines.add("entered", level.stage(), "", level.entered());
            lines.add("reached", level.stage(), "", level.reached());
        });
        row.conversions().forEach(way -> {
            lines.add("moves", way.from(), way.to(), way.moves());
            lines.add("move-rate", way.from(), way.to(), way.rate());
        });
        row.cohorts().forEach(cohort -> {
            lines.add("converted", cohort.from(), cohort.to(), cohort.converted());
            lines.add("conversion-rate", cohort.from(), cohort.to(), cohort.rate());
        });
        return lines.stream();
    }

    private static Stream<Line> of(VelocityAnswer.Row row) {
        Lines lines = new Lines(row.period().toString(), row.source(), row.campaign(), row.owner());
        row.stages().forEach(pace -> {
            lines.add("stays", pace.stage(), "", pace.stays());
            lines.add("median-seconds", pace.stage(), "", pace.medianSeconds());
            lines.add("p90-seconds", pace.stage(), "", pace.p90Seconds());
            lines.add("arrivals", pace.stage(), "", pace.arrivals());
            lines.add("median-age-seconds", pace.stage(), "", pace.medianAgeSeconds());
        });
        return lines.stream();
    }

    /** Collects the lines of one group. */
    private static final class Lines {
        private final String period;
        private final @Nullable String source;
        private final @Nullable String campaign;
        private final @Nullable String owner;
        private final Stream.Builder<Line> lines = Stream.builder();

        Lines(String period, @Nullable String source, @Nullable String campaign, @Nullable String owner) {
            this.period = period;
            this.source = source;
            this.campaign = campaign;
            this.owner = owner;
        }

        void add(String figure, String stage, String detail, @Nullable Number value) {
            lines.add(new Line(period, source, campaign, owner, figure, stage, detail, value));
        }

        Stream<Line> stream() {
            return lines.build();
        }
    }
}
