package io.ripen.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.lead.Erasure;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.Merges;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.testkit.Seeds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeadCodecTest {
    private static final String ID = "3f0e8a52-7c1d-5b6e-9a41-0d6f5c2b1e77";
    private static final String OTHER = "0b7bd6a2-35bb-5d0e-8a4d-0f2c9d6d8e11";
    private final ScoringModel model = SampleModel.fullModel();

    @Test
    void readsWhatItWrote() {
        Random random = Seeds.random("LeadCodecTest");
        for (int run = 0; run < 2_000; run++) {
            Lead lead = new Lead(
                    ID,
                    random.nextInt(1_000_000),
                    random.nextInt(3),
                    Instant.ofEpochSecond(
                            random.nextLong(-4_000_000_000L, 4_000_000_000L), random.nextInt(1_000_000_000)),
                    new Score(random.nextInt(-20_000, 20_000), random.nextLong(), "B2"),
                    Sample.day(random.nextInt()),
                    List.of(
                            new Segment("v:" + ID, 1, random.nextLong(Long.MAX_VALUE), 7, ID),
                            new Segment("v:größe", 300, 0, 1, OTHER)),
                    Fold.fold(Sample.history(random, 60), model),
                    false,
                    random.nextBoolean() ? Sample.day(9) : null,
                    random.nextBoolean() ? Sample.day(1) : Instant.MAX,
                    merges(random),
                    random.nextBoolean() ? new Erasure("request " + run, Sample.day(3), random.nextInt(9)) : null);

            assertThat(LeadCodec.decode(ID, LeadCodec.encode(lead, model), model))
                    .isEqualTo(lead);
        }
    }

    private static Merges merges(Random random) {
        return new Merges(
                random.nextBoolean() ? OTHER : null,
                random.nextBoolean() ? Map.of(OTHER, ID, "third", OTHER) : Map.of(),
                random.nextInt(4),
                random.nextBoolean() ? Map.of(OTHER, 3L) : Map.of());
    }

    @Test
    void readsALeadOfWhichNothingIsKnown() {
        Lead lead = Lead.unknown(ID, model);

        assertThat(LeadCodec.decode(ID, LeadCodec.encode(lead, model), model)).isEqualTo(lead);
    }

    @Test
    void isStaleUnderAnotherModelButKeepsWhatDoesNotDependOnIt() {
        FoldedHistory folded = Fold.fold(Sample.history(new Random(1), 60), model);
        Lead lead = new Lead(
                ID, 5, 1, Sample.day(60), new Score(1, 2, "C3"), Sample.day(60), List.of(), folded, false, null);
        ScoringModel other = new ScoringModel(
                new ModelRef("other", 2, "f1"),
                model.fit(),
                model.engagement(),
                model.fitBands(),
                model.engagementBands(),
                model.publishStep(),
                model.functions(),
                model.factForms());

        Lead read = LeadCodec.decode(ID, LeadCodec.encode(lead, model), other);

        assertThat(read.stale()).isTrue();
        assertThat(read.published()).isEqualTo(lead.published());
        assertThat(read.folded().facts()).isEqualTo(folded.facts());
        assertThat(read.folded().consents()).isEqualTo(folded.consents());
        assertThat(read.folded().contributions()).isEmpty();
    }

    @Test
    void isSmall() {
        FoldedHistory folded = Fold.fold(
                java.util.stream.IntStream.range(0, 17)
                        .mapToObj(i -> Sample.view(
                                new java.util.UUID(0x4000L, Long.MIN_VALUE + i).toString(), i, "/product/a"))
                        .toList(),
                model);
        Lead lead = new Lead(
                ID, 17, 0, Sample.day(17), new Score(0, 2, "C3"), Sample.day(17), List.of(), folded, false, null);

        assertThat(folded.contributions()).hasSizeGreaterThan(20);
        assertThat(LeadCodec.encode(lead, model).length)
                .isLessThan(40 * folded.contributions().size());
    }

    @Test
    void refusesAFormThatANewerServiceWrote() {
        assertThatThrownBy(() -> LeadCodec.decode(ID, new byte[] {99}, model))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "RIPEN-S-004 lead state of form 99; this service reads form 3, so a newer one has written it");
    }

    @Test
    void refusesAFormOfBeforeTheFirstRelease() {
        assertThatThrownBy(() -> LeadCodec.decode(ID, new byte[] {2}, model))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("RIPEN-S-004 lead state of form 2; this service reads form 3, so one from before the first"
                        + " release has written it, whose forms were not kept");
    }

    @Test
    void refusesARuleThatTheModelDoesNotHave() {
        FoldedHistory folded = Fold.fold(List.of(Sample.view("a", 0, "/")), model);
        Lead lead =
                new Lead(ID, 1, 0, Sample.day(0), new Score(0, 2, "C3"), Sample.day(0), List.of(), folded, false, null);

        assertThatThrownBy(() -> LeadCodec.decode(ID, LeadCodec.encode(lead, model), SampleModel.model(List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RIPEN-S-005");
    }
}
