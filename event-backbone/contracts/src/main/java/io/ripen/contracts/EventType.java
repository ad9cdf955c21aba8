package io.ripen.contracts;

import io.ripen.contracts.account.AccountActivity;
import io.ripen.contracts.account.AccountScoreChanged;
import io.ripen.contracts.email.EmailBounced;
import io.ripen.contracts.email.EmailFailed;
import io.ripen.contracts.email.EmailSent;
import io.ripen.contracts.email.EmailSuppressed;
import io.ripen.contracts.email.EmailTriggered;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.lead.LeadMerged;
import io.ripen.contracts.lead.LeadUnmerged;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every event type of Ripen: its {@code ce_type}, topic, data record and the schema revision that the code writes.
 *
 * <p>A published revision never changes. A compatible addition is a new revision of the same type, a breaking change is
 * a new type on a new topic.
 */
public enum EventType {
    /** A touchpoint was taken by ingest. */
    TOUCHPOINT_CAPTURED("ripen.touchpoint.captured.v1", "1-3-0", Topic.TOUCHPOINTS, TouchpointCaptured.class),
    /** An event could not be taken. */
    TOUCHPOINT_REJECTED("ripen.touchpoint.rejected.v1", "1-1-0", Topic.TOUCHPOINTS_REJECTED, TouchpointRejected.class),
    /** A touchpoint belongs to a known lead. */
    LEAD_ACTIVITY("ripen.lead.activity.v1", "1-3-0", Topic.LEAD_ACTIVITIES, LeadActivity.class),
    /** A visitor turned out to be a lead. */
    LEAD_IDENTIFIED("ripen.lead.identified.v1", "1-1-0", Topic.LEAD_ACTIVITIES, LeadIdentified.class),
    /** A lead turned out to be another one, which gets its histories. */
    LEAD_MERGED("ripen.lead.merged.v1", "1-0-0", Topic.LEAD_ACTIVITIES, LeadMerged.class),
    /** A merged lead stands for itself again and gets its histories back. */
    LEAD_UNMERGED("ripen.lead.unmerged.v1", "1-0-0", Topic.LEAD_ACTIVITIES, LeadUnmerged.class),
    /** A lead's score changed. */
    SCORE_CHANGED("ripen.score.changed.v1", "1-3-0", Topic.LEAD_SCORES, ScoreChanged.class),
    /** What a lead brings to its account changed. */
    ACCOUNT_ACTIVITY("ripen.account.activity.v1", "1-0-0", Topic.ACCOUNT_ACTIVITIES, AccountActivity.class),
    /** An account's score changed. */
    ACCOUNT_SCORE_CHANGED("ripen.account.score.changed.v1", "1-0-0", Topic.ACCOUNT_SCORES, AccountScoreChanged.class),
    /** A lead entered another stage. */
    STAGE_CHANGED("ripen.stage.changed.v1", "1-2-0", Topic.LEAD_STAGES, StageChanged.class),
    /** A clock that sales agreed to was started, met or paused, or comes near its end. */
    SLA_CHANGED("ripen.sla.changed.v1", "1-0-0", Topic.LEAD_STAGES, SlaChanged.class),
    /** Sales did not react in the agreed time. */
    SLA_BREACHED("ripen.sla.breached.v1", "1-1-0", Topic.LEAD_STAGES, SlaBreached.class),
    /** A lead is handed to sales. */
    HANDOVER_REQUESTED("ripen.handover.requested.v1", "1-2-0", Topic.LEAD_STAGES, HandoverRequested.class),
    /** Sales says what came of a lead. */
    SALES_FEEDBACK("ripen.sales.feedback.v1", "1-1-0", Topic.SALES_FEEDBACK, SalesFeedback.class),
    /** A mail was decided on and queued. */
    EMAIL_TRIGGERED("ripen.email.triggered.v1", "1-0-0", Topic.TRIGGER_EMAILS, EmailTriggered.class),
    /** The SMTP server took a mail. */
    EMAIL_SENT("ripen.email.sent.v1", "1-0-0", Topic.TRIGGER_EMAILS, EmailSent.class),
    /** A mail was not sent, on purpose. */
    EMAIL_SUPPRESSED("ripen.email.suppressed.v1", "1-0-0", Topic.TRIGGER_EMAILS, EmailSuppressed.class),
    /** A mail could not be sent, or nobody knows whether it was. */
    EMAIL_FAILED("ripen.email.failed.v1", "1-0-0", Topic.TRIGGER_EMAILS, EmailFailed.class),
    /** A sent mail came back. */
    EMAIL_BOUNCED("ripen.email.bounced.v1", "1-0-0", Topic.TRIGGER_EMAILS, EmailBounced.class),
    /** A person gave or withdrew consent. */
    CONSENT_CHANGED("ripen.consent.changed.v1", "1-1-0", Topic.PRIVACY, ConsentChanged.class),
    /** A person must be forgotten. */
    LEAD_ERASURE_REQUESTED("ripen.lead.erasure-requested.v1", "1-0-0", Topic.PRIVACY, LeadErasureRequested.class),
    /** A service has forgotten a person. */
    LEAD_ERASED("ripen.lead.erased.v1", "1-0-0", Topic.PRIVACY, LeadErased.class);

    private static final Map<String, EventType> BY_TYPE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::typeName, type -> type));

    private final String typeName;
    private final String revision;
    private final Topic topic;
    private final Class<? extends Record> dataType;

    EventType(String typeName, String revision, Topic topic, Class<? extends Record> dataType) {
        this.typeName = typeName;
        this.revision = revision;
        this.topic = topic;
        this.dataType = dataType;
    }

    /** Finds the type for a {@code ce_type} header; empty for a type this version does not know. */
    public static Optional<EventType> of(String typeName) {
        return Optional.ofNullable(BY_TYPE_NAME.get(typeName));
    }

    /** The {@code ce_type} value. */
    public String typeName() {
        return typeName;
    }

    /** The topic that carries this type. */
    public Topic topic() {
        return topic;
    }

    /** The record that the JSON data maps to. */
    public Class<? extends Record> dataType() {
        return dataType;
    }

    /** The {@code ce_dataschema} value: a URN that ends with the schema's revision, MODEL-REVISION-ADDITION. */
    public String dataSchema() {
        return "urn:ripen:schema:" + typeName + ":" + revision;
    }

    /** Where the JSON Schema of {@link #dataSchema()} lies on the class path. */
    public String schemaResource() {
        return "schemas/" + typeName + "/" + revision + ".json";
    }
}
