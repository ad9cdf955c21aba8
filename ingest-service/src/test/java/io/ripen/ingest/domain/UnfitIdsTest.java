package io.ripen.ingest.domain;

import static io.ripen.ingest.domain.Events.BROWSER;
import static io.ripen.ingest.domain.Events.SERVER;
import static io.ripen.ingest.domain.Events.accepted;
import static io.ripen.ingest.domain.Events.decide;
import static io.ripen.ingest.domain.Events.event;
import static io.ripen.ingest.domain.Events.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.site.SitePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnfitIdsTest {

    @ParameterizedTest
    @EnumSource(
            value = Member.class,
            names = {"VISITOR_ID", "USER_ID"})
    void ofAPageAreHashed(Member who) {
        String tooLong = "x".repeat(129);

        assertThat(accepted(with(event("page-view"), who, "Ann Smith")).text(who))
                .isEqualTo("hash-of-9");
        assertThat(accepted(with(event("page-view"), who, tooLong)).text(who)).isEqualTo("hash-of-129");
        assertThat(accepted(with(event("page-view"), who, "ann@example.com")).text(who))
                .isEqualTo("ann@example.com");
        assertThat(decide(with(event("page-view"), who, "Ann Smith"), SitePolicy.DEFAULT, SERVER))
                .isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void nameNobodyWhereTheyAreBlank() {
        assertThat(accepted(with(event("page-view"), Member.USER_ID, " ")).text(Member.USER_ID))
                .isNull();
        assertThat(decide(with(event("page-view"), Member.VISITOR_ID, ""), SitePolicy.DEFAULT, BROWSER))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.rejection().code()).isEqualTo(RejectionCode.MISSING_MEMBER));
    }
}
