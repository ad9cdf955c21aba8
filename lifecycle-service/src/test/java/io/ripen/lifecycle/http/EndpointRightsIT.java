package io.ripen.lifecycle.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.testkit.EndpointRights;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.ServedOperations;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every operation of the published description, with every kind of token. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class EndpointRightsIT {
    private static final Set<String> OPEN = Set.of();

    @TestHTTPResource("/")
    URI base;

    @Test
    void letsEachOperationInForItsRolesAndNobodyElse() {
        Set<String> served = ServedOperations.in("io.ripen.lifecycle");

        assertThat(served).isNotEmpty();
        assertThat(EndpointRights.faults(base, served, OPEN)).isEmpty();
    }
}
