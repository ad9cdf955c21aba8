package io.ripen.systemtests.clients;

import io.ripen.systemtests.clients.SentCalls.Sent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The servers' SDKs of Segment and RudderStack, with nothing changed but host and key: every call arrives. */
class SegmentClientsST {
    private static IngestAlone ingest;

    @BeforeAll
    static void startIngest() {
        ingest = IngestAlone.start();
    }

    @AfterAll
    static void stopIngest() {
        ingest.close();
    }

    @Test
    void takesEveryCallOfSegmentsSdkForNode() {
        SentCalls.assertArrived(sendWithNode("segment-node"), ingest.touchpoints());
    }

    @Test
    void takesEveryCallOfRudderStacksSdkForNode() {
        SentCalls.assertArrived(sendWithNode("rudder-node"), ingest.touchpoints());
    }

    @Test
    void takesEveryCallOfSegmentsSdkForJava() {
        SentCalls.assertArrived(SegmentJavaClient.send(ingest), ingest.touchpoints());
    }

    @Test
    void takesEveryCallOfRudderStacksSdkForJava() {
        SentCalls.assertArrived(RudderJavaClient.send(ingest), ingest.touchpoints());
    }

    private static List<Sent> sendWithNode(String client) {
        Map<String, String> environment = Map.of(
                "RIPEN_URL",
                ingest.url(),
                "RIPEN_KEY",
                IngestAlone.SERVER_KEY,
                "ROUNDS",
                Integer.toString(SentCalls.ROUNDS));
        return NodeClient.install(client).run("send.js", environment).stream()
                .map(Sent::of)
                .toList();
    }
}
