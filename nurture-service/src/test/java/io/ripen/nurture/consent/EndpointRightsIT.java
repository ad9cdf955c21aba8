package io.ripen.nurture.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.EndpointRights;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.ServedOperations;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every operation of the published description, with every kind of token. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class EndpointRightsIT {
    /** People follow links of mails to these, and have no account here. */
    private static final Set<String> OPEN = Set.of(
            "GET /p/confirm/{}",
            "POST /p/confirm/{}",
            "GET /p/unsubscribe/{}",
            "POST /p/unsubscribe/{}",
            "GET /p/preferences/{}",
            "POST /p/preferences/{}");

    @TestHTTPResource("/")
    URI base;

    @Test
    void letsEachOperationInForItsRolesAndNobodyElse() {
        Set<String> served = ServedOperations.in("io.ripen.nurture");

        assertThat(served).isNotEmpty();
        assertThat(EndpointRights.faults(base, served, OPEN)).isEmpty();
    }
}
