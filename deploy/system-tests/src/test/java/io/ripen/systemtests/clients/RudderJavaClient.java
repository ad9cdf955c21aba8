package io.ripen.systemtests.clients;

import com.rudderstack.sdk.java.analytics.Callback;
import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.rudderstack.sdk.java.analytics.messages.AliasMessage;
import com.rudderstack.sdk.java.analytics.messages.GroupMessage;
import com.rudderstack.sdk.java.analytics.messages.IdentifyMessage;
import com.rudderstack.sdk.java.analytics.messages.Message;
import com.rudderstack.sdk.java.analytics.messages.PageMessage;
import com.rudderstack.sdk.java.analytics.messages.ScreenMessage;
import com.rudderstack.sdk.java.analytics.messages.TrackMessage;
import io.ripen.systemtests.clients.SentCalls.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;

/** RudderStack's SDK for Java. */
final class RudderJavaClient {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RudderAnalytics analytics;
    private final Answers answers = new Answers();

    private RudderJavaClient(IngestAlone ingest) {
        this.analytics = RudderAnalytics.builder(IngestAlone.SERVER_KEY)
                .setDataPlaneUrl(ingest.url())
                .flushQueueSize(50)
                .callback(answers)
                .build();
    }

    /** Sends every kind of call, and waits until the client has an answer to each. */
    static List<Sent> send(IngestAlone ingest) {
        RudderJavaClient client = new RudderJavaClient(ingest);
        for (int i = 0; i < SentCalls.ROUNDS; i++) {
            client.sendRound(Integer.toString(i));
        }
        client.analytics.flush();
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> client.answers.sent.size() + client.answers.failures.size() >= SentCalls.ROUNDS * 8);
        client.analytics.shutdown();
        if (!client.answers.failures.isEmpty()) {
            throw new AssertionError("not all calls were taken", client.answers.failures.peek());
        }
        return List.copyOf(client.answers.sent);
    }

    private void sendRound(String number) {
        String user = "user-" + number;
        String browser = "browser-" + number;
        analytics.enqueue(
                IdentifyMessage.builder().userId(user).anonymousId(browser).traits(CallValues.traits(number)));
        analytics.enqueue(TrackMessage.builder("Form Submitted")
                .userId(user)
                .anonymousId(browser)
                .context(CallValues.context())
                .properties(Map.of("form_name", "demo-request", "seats", 25)));
        analytics.enqueue(TrackMessage.builder("Whitepaper Downloaded")
                .userId(user)
                .anonymousId(browser)
                .properties(Map.of("asset_id", "wp-1", "topic", "displays")));
        analytics.enqueue(TrackMessage.builder("Something Else")
                .userId(user)
                .anonymousId(browser)
                .properties(Map.of("nested", Map.of("list", List.of("a", "b"), "deep", Map.of("n", 1.5)))));
        analytics.enqueue(PageMessage.builder("Prices")
                .userId(user)
                .anonymousId(browser)
                .context(CallValues.context())
                .properties(Map.of("url", "https://example.com/pricing")));
        analytics.enqueue(ScreenMessage.builder("Settings")
                .userId(user)
                .anonymousId(browser)
                .properties(Map.of("tab", "team")));
        analytics.enqueue(GroupMessage.builder("g-1")
                .userId(user)
                .anonymousId(browser)
                .traits(Map.of("name", "Example Ltd", "employees", 250, "industry", "Machines")));
        analytics.enqueue(AliasMessage.builder("old-" + number).userId(user));
    }

    /** What became of the calls, told from the client's own threads. */
    private static final class Answers implements Callback {
        private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

        @Override
        public void success(Message message) {
            String event = message instanceof TrackMessage track ? track.event() : null;
            sent.add(new Sent(message.messageId(), message.type().name().toLowerCase(Locale.ROOT), event));
        }

        @Override
        public void failure(Message message, Throwable reason) {
            failures.add(reason);
        }
    }
}
