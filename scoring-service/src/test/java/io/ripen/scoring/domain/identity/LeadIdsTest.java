package io.ripen.scoring.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeadIdsTest {
    /** The expected id is what Python's {@code uuid.uuid5} gives for the namespace and the name. */
    @Test
    void derivesLeadIdsAsVersionFiveUuids() {
        assertThat(LeadIds.createdBy("www.example.com", "0192-a")).isEqualTo("284b8728-2169-5c24-9dcb-e4a322238d85");
    }

    @Test
    void derivesLeadIdsFromTheCreatingTouchpoint() {
        UUID id = UUID.fromString(LeadIds.createdBy("site", "t1"));

        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(LeadIds.createdBy("site", "t1")).isEqualTo(id.toString());
        assertThat(LeadIds.createdBy("site", "t2")).isNotEqualTo(id.toString());
        assertThat(LeadIds.createdBy("sitet", "1")).isNotEqualTo(id.toString());
    }
}
