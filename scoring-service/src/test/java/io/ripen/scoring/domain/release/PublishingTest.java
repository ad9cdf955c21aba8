package io.ripen.scoring.domain.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.model.ModelRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishingTest {
    private final KnownVersion retired = version("b2b", 3, VersionStatus.RETIRED);
    private final KnownVersion inForce = version("b2b", 5, VersionStatus.PUBLISHED);
    private final KnownVersion laterDraft = version("b2b", 9, VersionStatus.DRAFT);
    private final KnownVersion ofAnotherModel = version("lexicon", 8, VersionStatus.PUBLISHED);
    private final List<KnownVersion> known = List.of(retired, inForce, laterDraft, ofAnotherModel);

    @Test
    void publishesADraftThatIsNewerThanAllThatWereInForce() {
        assertThat(Publishing.refusal(laterDraft, known)).isEmpty();
        assertThat(Publishing.refusal(version("b2b", 6, VersionStatus.DRAFT), known))
                .isEmpty();
        assertThat(Publishing.refusal(version("new", 1, VersionStatus.DRAFT), known))
                .isEmpty();
    }

    @Test
    void publishesNothingTwice() {
        assertThat(Publishing.refusal(inForce, known)).contains(Publishing.Refusal.NOT_A_DRAFT);
        assertThat(Publishing.refusal(retired, known)).contains(Publishing.Refusal.NOT_A_DRAFT);
    }

    @Test
    void publishesNoVersionThatIsNotAboveThoseThatWereInForce() {
        assertThat(Publishing.refusal(version("b2b", 4, VersionStatus.DRAFT), known))
                .contains(Publishing.Refusal.NOT_NEWER);
        assertThat(Publishing.refusal(version("b2b", 5, VersionStatus.DRAFT), known))
                .contains(Publishing.Refusal.NOT_NEWER);
    }

    @Test
    void takesTheConfiguredModelIfItIsNew() {
        assertThat(AtStart.of(ref("b2b", 1, "x"), false, List.of())).isEqualTo(AtStart.PUBLISH);
        assertThat(AtStart.of(ref("b2b", 6, "x"), false, known)).isEqualTo(AtStart.PUBLISH);
        assertThat(AtStart.of(ref("other", 1, "x"), false, known)).isEqualTo(AtStart.PUBLISH);
    }

    @Test
    void publishesTheConfiguredModelOverADraftOfItsNumber() {
        assertThat(AtStart.of(ref("b2b", 9, "x"), false, known)).isEqualTo(AtStart.PUBLISH);
    }

    @Test
    void keepsWhatIsInForceWhereTheConfiguredModelIsKnown() {
        assertThat(AtStart.of(inForce.ref(), false, known)).isEqualTo(AtStart.KEEP);
        assertThat(AtStart.of(retired.ref(), false, known)).isEqualTo(AtStart.KEEP);
    }

    @Test
    void keepsTheModelToWhichPeopleTurnedWhenAnUpdateBringsANewerOne() {
        KnownVersion left = version("b2b", 5, VersionStatus.RETIRED);

        assertThat(AtStart.of(ref("b2b", 6, "x"), true, List.of(left, ofAnotherModel)))
                .isEqualTo(AtStart.KEEP_OTHER);
        assertThat(AtStart.of(ref("b2b", 6, "x"), false, List.of(left, ofAnotherModel)))
                .as("a file, which people raised")
                .isEqualTo(AtStart.PUBLISH);
        assertThat(AtStart.of(ref("b2b", 6, "x"), true, List.of(ofAnotherModel)))
                .as("never in force, so it was chosen now")
                .isEqualTo(AtStart.PUBLISH);
        assertThat(AtStart.of(ref("b2b", 6, "x"), true, List.of(inForce))).isEqualTo(AtStart.PUBLISH);
    }

    @Test
    void refusesAConfiguredModelThatChangedUnderItsNumber() {
        assertThat(AtStart.of(ref("b2b", 5, "changed"), false, known)).isEqualTo(AtStart.REFUSE_CHANGED);
        assertThat(AtStart.of(ref("b2b", 3, "changed"), false, known)).isEqualTo(AtStart.REFUSE_CHANGED);
    }

    @Test
    void refusesAConfiguredModelThatIsOlderThanWhatWasInForce() {
        assertThat(AtStart.of(ref("b2b", 4, "x"), false, known)).isEqualTo(AtStart.REFUSE_OLDER);
    }

    private static KnownVersion version(String id, int version, VersionStatus status) {
        return new KnownVersion(ref(id, version, id + version), status);
    }

    private static ModelRef ref(String id, int version, String fingerprint) {
        return new ModelRef(id, version, fingerprint);
    }
}
