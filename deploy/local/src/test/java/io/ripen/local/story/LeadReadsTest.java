package io.ripen.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.stack.PortPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadReadsTest {
    private HttpServer service;
    private LeadReads reads;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
        reads = new LeadReads(
                PortPlan.of(
                        Map.of(),
                        Map.of("scoring", Integer.toString(service.getAddress().getPort()))),
                "token");
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void asksForTheAddressAsItIsWritten() {
        service.createContext("/v1/leads/by-email", call -> {
            boolean right = call.getRequestURI().getRawQuery().equals("email=ada%2Bnews%40nordvind.example")
                    && "Bearer token".equals(call.getRequestHeaders().getFirst("Authorization"));
            answer(call, right ? 200 : 400, "{\"leadId\":\"l-1\"}");
        });

        assertThat(reads.leadWith("ada+news@nordvind.example")).isEqualTo("l-1");
    }

    @Test
    void saysThatNobodyHasAnAddress() {
        service.createContext("/v1/leads/by-email", call -> answer(call, 404, "{\"code\":\"email-unknown\"}"));

        assertThatThrownBy(() -> reads.leadWith("nobody@nordvind.example"))
                .isInstanceOf(LocalFailure.class)
                .hasMessage("Nobody with the address nobody@nordvind.example is known.");
    }

    @Test
    void saysWhatAServiceRefuses() {
        service.createContext(
                "/v1/leads/by-email", call -> answer(call, 400, "{\"detail\":\"This cannot be a mail address.\"}"));

        assertThatThrownBy(() -> reads.leadWith("nobody"))
                .hasMessage("scoring-service answered 400: This cannot be a mail address.");
    }

    @Test
    void saysThatAServiceIsAway() {
        service.stop(0);

        assertThatThrownBy(() -> reads.leadWith("ada@nordvind.example"))
                .isInstanceOf(LocalFailure.class)
                .hasMessageStartingWith("scoring-service does not answer at http://127.0.0.1:")
                .hasMessageEndingWith("./ripen status shows what is down.");
    }

    private static void answer(com.sun.net.httpserver.HttpExchange call, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }
}
