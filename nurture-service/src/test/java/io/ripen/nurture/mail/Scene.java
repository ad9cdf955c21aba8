package io.ripen.nurture.mail;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.testkit.MailInbox;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import io.ripen.testkit.TopicWriter.Attributes;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One lead seen from outside: what other services say about it, and what becomes visible of it. */
public final class Scene implements AutoCloseable {
    private static final ScoreValues SCORE =
            new ScoreValues(new BigDecimal("60.00"), new BigDecimal("30.00"), new BigDecimal("30.00"), "B3");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The lead. */
    public final String leadId = UUID.randomUUID().toString();

    private final Instant now = Instant.now();
    /** Its address. */
    public final String email;

    private final TopicWriter writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());

    Scene(String email) {
        this.email = email;
    }

    /** Somebody new. */
    public static Scene withAnyAddress() {
        return new Scene(UUID.randomUUID() + "@example.com");
    }

    /** Lifecycle says that the lead entered a stage; the same sequence is the same event. */
    public void entersStage(long sequence, String stage, ConsentStatus... mayMail) {
        writer.write(
                EventType.STAGE_CHANGED,
                new Attributes("stage-" + leadId + "-" + sequence, "/ripen/lifecycle", leadId, now, sequence),
                stageChanged(sequence, stage, mayMail));
    }

    private StageChanged stageChanged(long sequence, String stage, ConsentStatus... mayMail) {
        List<ConsentGrant> consents = List.of(mayMail).stream()
                .map(status -> new ConsentGrant(ConsentPurpose.CONTACT_BY_MAIL, status, now, "form", "1"))
                .toList();
        LeadFacts facts =
                new LeadFacts(email, "Ada Lovelace", null, null, null, "Engines & Sons", null, null, null, null, null);
        return new StageChanged(
                leadId,
                sequence,
                "LEAD",
                stage,
                now,
                "guards-satisfied",
                List.of(),
                new Actor(Actor.Kind.RULE, "test"),
                new ModelRef("b2b-default", 1),
                SCORE,
                1,
                Map.of(),
                new LeadProfile(facts, consents),
                cause(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Scoring says what the lead is worth. */
    public void scores(long sequence, String total) {
        ScoreValues score =
                new ScoreValues(new BigDecimal(total), new BigDecimal("30.00"), new BigDecimal("30.00"), "B3");
        LeadFacts facts = new LeadFacts(email, "Ada", null, null, null, null, null, null, null, null, null);
        ConsentGrant consent =
                new ConsentGrant(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, now, "form", "1");
        writer.write(
                EventType.SCORE_CHANGED,
                new Attributes("score-" + leadId + "-" + sequence, "/ripen/scoring", leadId, now, sequence),
                new ScoreChanged(
                        leadId,
                        sequence,
                        now,
                        new ModelRef("b2b-default", 1),
                        ScoreReason.TOUCHPOINT,
                        cause(),
                        score,
                        score,
                        Map.of("price", BigDecimal.TEN),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        new LeadProfile(facts, List.of(consent)),
                        null,
                        null));
    }

    /** Scoring says that the lead turned out to be another one. */
    void turnsOutToBe(Scene other, long sequence) {
        ScoreValues nothing = new ScoreValues(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, "D4");
        writer.write(
                EventType.SCORE_CHANGED,
                new Attributes("score-" + leadId + "-" + sequence, "/ripen/scoring", leadId, now, sequence),
                new ScoreChanged(
                        leadId,
                        sequence,
                        now,
                        new ModelRef("b2b-default", 1),
                        ScoreReason.MERGED,
                        cause(),
                        nothing,
                        SCORE,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        LeadProfile.EMPTY,
                        other.leadId,
                        null));
    }

    /** The lead marks a mail as unwanted. */
    void complains(String mailKey) {
        complains(this, mailKey);
    }

    /** Scoring sends on to this lead what came at one that was merged into it: a complaint about a mail. */
    void isSentOnAComplaint(Scene merged, String mailKey) {
        complains(merged, mailKey);
    }

    private void complains(Scene whose, String mailKey) {
        writer.write(
                EventType.LEAD_ACTIVITY,
                new Attributes("activity-" + whose.leadId + "-9", "/ripen/scoring/identity/x/1", whose.leadId, now, 9L),
                leadId,
                new LeadActivity(
                        whose.leadId,
                        1,
                        9,
                        new TouchpointCaptured(
                                "complaint-of-" + whose.leadId,
                                "www",
                                "u:mail:test",
                                null,
                                "mail:test",
                                TouchpointType.COMPLAINT,
                                null,
                                now,
                                now,
                                TimeRule.RECEIPT,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                Map.of(),
                                null,
                                new TrackedMail(whose.leadId, mailKey, null))));
    }

    /** Another system writes a stage of this lead under the key of another one. */
    void entersStageUnderTheKeyOf(Scene other, long sequence, String stage) {
        writer.write(
                EventType.STAGE_CHANGED,
                new Attributes("stage-" + leadId + "-" + sequence, "/ripen/lifecycle", leadId, now, sequence),
                other.leadId,
                stageChanged(sequence, stage));
    }

    void uses(String asset, String type, String topic) {
        acts(asset, TouchpointType.DOWNLOAD, new Asset(asset, type, topic, null, null), Map.of());
    }

    void bouncesSoftly(String id) {
        acts(id, TouchpointType.BOUNCE, null, Map.of("bounceKind", new PropertyValue.Text("soft")));
    }

    private void acts(String id, TouchpointType type, @Nullable Asset asset, Map<String, PropertyValue> properties) {
        writer.write(
                EventType.LEAD_ACTIVITY,
                new Attributes("activity-" + leadId + "-" + id, "/ripen/scoring/identity/x/1", leadId, now, 1L),
                new LeadActivity(
                        leadId,
                        1,
                        1,
                        new TouchpointCaptured(
                                id + "-of-" + leadId,
                                "www",
                                "v:1",
                                "1",
                                null,
                                type,
                                null,
                                now,
                                now,
                                TimeRule.RECEIPT,
                                null,
                                null,
                                null,
                                asset,
                                null,
                                List.of(),
                                List.of(),
                                properties,
                                null,
                                null)));
    }

    void saysConsent(long sequence, ConsentStatus status, Instant at) {
        saysConsent(sequence, new ConsentGrant(ConsentPurpose.CONTACT_BY_MAIL, status, at, "form", "1"));
    }

    /** A consent tool says once more, with some event, what the person chose in it. */
    void repeatsConsent(long sequence, ConsentStatus status, Instant at) {
        saysConsent(sequence, new ConsentGrant(ConsentPurpose.CONTACT_BY_MAIL, status, at, "banner", null, true));
    }

    private void saysConsent(long sequence, ConsentGrant grant) {
        writer.write(
                EventType.CONSENT_CHANGED,
                new Attributes("consent-" + leadId + "-" + sequence, "/ripen/scoring/privacy", leadId, now, sequence),
                new ConsentChanged(leadId, sequence, grant, cause()));
    }

    /** The person must be forgotten. */
    public void asksForErasure(long sequence) {
        writer.write(
                EventType.LEAD_ERASURE_REQUESTED,
                new Attributes("erasure-" + leadId + "-" + sequence, "/ripen/scoring/privacy", leadId, now, sequence),
                new LeadErasureRequested(leadId, sequence, "request-1", now));
    }

    Instant now() {
        return now;
    }

    Cause cause() {
        return new Cause("touchpoint-1", now, now);
    }

    /** Waits until nurture has taken the score; what is told on another topic may otherwise come before it. */
    public void isKnownToScore(String total) {
        await().atMost(PATIENCE).until(this::knownScore, new BigDecimal(total)::equals);
    }

    private @Nullable BigDecimal knownScore() throws SQLException {
        try (Connection connection = RipenBackbone.postgres().connect();
                PreparedStatement query = connection.prepareStatement(
                        "select (state #>> '{signals,score}')::numeric from nurture.lead_nurture where lead_id = ?")) {
            query.setString(1, leadId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getBigDecimal(1) : null;
            }
        }
    }

    /** Waits until the API shows the lead's mail in this state. */
    void mailBecomes(String state) {
        await().atMost(PATIENCE).until(() -> states().contains(state));
    }

    /** What the API shows of the lead's mails. */
    List<String> states() {
        return field("state");
    }

    List<String> reasons() {
        return field("reason");
    }

    private List<String> field(String name) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("sales"))
                .get("/v1/leads/{id}/emails", leadId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("emails." + name, String.class);
    }

    /** The lead's events on the topic, once there are so many. */
    List<TopicRecord> events(int atLeast) {
        TopicReader reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());
        return await().atMost(PATIENCE)
                .until(
                        () -> reader.readKey(Topic.TRIGGER_EMAILS.topicName(), leadId),
                        events -> events.size() >= atLeast);
    }

    /** What scoring is told about the lead, once there is so much. */
    List<TouchpointCaptured> touchpoints(int atLeast) {
        TopicReader reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());
        return await().atMost(PATIENCE)
                .until(
                        () -> reader.readKey(Topic.TOUCHPOINTS.topicName(), "u: lead:" + leadId).stream()
                                .map((TopicRecord event) -> event.data(TouchpointCaptured.class))
                                .toList(),
                        told -> told.size() >= atLeast);
    }

    /** The lead's mails in the inbox. */
    List<MailInbox.Mail> inbox() {
        return RipenBackbone.mail().mails().stream()
                .filter(mail -> mail.to().contains(email))
                .toList();
    }

    @Override
    public void close() {
        writer.close();
    }
}
