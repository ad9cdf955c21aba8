package io.ripen.nurture.mail;

import static io.ripen.contracts.lead.ConsentStatus.GRANTED;
import static org.awaitility.Awaitility.await;

import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.testkit.MailInbox;
import io.ripen.testkit.TopicRecord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A person who was asked by mail to confirm a consent, and has that mail open. */
public final class Recipient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String JOURNEY = "mql-welcome";

    final Scene scene;
    private final MailQueue queue;
    private final Pool pool;
    private int entry;

    private Recipient(Scene scene, MailQueue queue, Pool pool) {
        this.scene = scene;
        this.queue = queue;
        this.pool = pool;
    }

    /** Has the mail sent to somebody new and waits until it is there. */
    public static Recipient ofAMail(MailQueue queue, Pool pool) {
        Recipient recipient = new Recipient(Scene.withAnyAddress(), queue, pool);
        recipient.scene.entersStage(1, "LEAD", GRANTED);
        await().atMost(PATIENCE).until(recipient::isKnown);
        recipient.queue("double-opt-in", MailKind.TRANSACTIONAL, 1);
        recipient.scene.mailBecomes("SENT");
        return recipient;
    }

    /** The lead. */
    public String leadId() {
        return scene.leadId;
    }

    /** The headers of the mail. */
    public Map<String, String> headers() {
        return mail().headers();
    }

    /** The path of one of our pages, as the mail's text has it. */
    public String page(String use) {
        Matcher link = Pattern.compile("https?://\\S+/p/" + use + "/\\S+").matcher(mail().text());
        if (!link.find()) {
            throw new AssertionError("the mail has no link to " + use);
        }
        return URI.create(link.group()).getPath();
    }

    /** Puts a mail of a journey to the same person into the queue. */
    public void triggersAMarketingMail() {
        triggersMarketingMails(1);
    }

    /** Puts so many mails of a journey into the queue in one transaction. */
    public void triggersMarketingMails(int mails) {
        queue("mql-welcome", MailKind.MARKETING, mails);
    }

    /** The same; what is decided first has the highest entry, so that nothing else puts it first. */
    public void triggersMarketingMailsHighestEntryFirst(int mails) {
        add(mails("mql-welcome", MailKind.MARKETING, mails).reversed());
    }

    /** Has a mail about the person sent to colleagues, waits until it is there, and answers its key. */
    public String hasColleaguesTold() {
        queue("sla-alert", MailKind.INTERNAL, 1);
        await().atMost(PATIENCE)
                .until(() -> states().stream().filter("SENT"::equals).count() == 2);
        return new MailKey(leadId(), JOURNEY, "sla-alert", entry).toString();
    }

    /** What stands before the @ of a mail's Message-ID. */
    public String messageHash(String mailKey) {
        return pool.preparedQuery("SELECT split_part(message_id, '@', 1) FROM mail WHERE mail_key = $1")
                .execute(Tuple.of(mailKey))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(PATIENCE);
    }

    /** Entries of the journey's marketing mails in this state. */
    public List<Integer> entries(String state) {
        return pool.preparedQuery(
                        "SELECT entry FROM mail WHERE lead_id = $1 AND kind = 'marketing' AND state = $2 ORDER BY entry")
                .execute(Tuple.of(leadId(), state))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getInteger("entry"))
                        .toList())
                .await()
                .atMost(PATIENCE);
    }

    /** A mail to the person as it would be queued, which it is not. */
    StoredMail queued(String template) {
        return queue.queued(mail(template, MailKind.TRANSACTIONAL), scene.cause(), null, Instant.now());
    }

    /** Waits until so many mails have arrived in all. */
    public void getsMails(int inAll) {
        await().atMost(PATIENCE).until(() -> scene.inbox().size() == inAll);
    }

    /** The mail that asked for the confirmation. */
    public String mailKey() {
        return new MailKey(leadId(), JOURNEY, "double-opt-in", 1).toString();
    }

    /** The person's events on the topic, once there are so many. */
    public List<TopicRecord> events(int atLeast) {
        return scene.events(atLeast);
    }

    /** What scoring is told about the person, once there is so much. */
    public List<TouchpointCaptured> touchpoints(int atLeast) {
        return scene.touchpoints(atLeast);
    }

    /** Waits until one of the person's mails is shown with this reason. */
    public void isToldTheReason(String reason) {
        await().atMost(PATIENCE).until(() -> scene.reasons().contains(reason));
    }

    /** What the API shows of the person's mails. */
    public List<String> states() {
        return scene.states();
    }

    /** Why mails of the person are not sent, or held. */
    public List<String> reasons() {
        return scene.reasons();
    }

    /** A consent tool repeats what was chosen in it; waits until that is known. */
    public void hasAToolRepeat(long sequence, ConsentStatus status, Instant at) {
        scene.repeatsConsent(sequence, status, at);
        await().atMost(PATIENCE)
                .until(() -> pool.preparedQuery("SELECT (seen ->> '/ripen/scoring/privacy')::bigint"
                                + " FROM lead_nurture WHERE lead_id = $1")
                        .execute(Tuple.of(leadId()))
                        .map(rows -> Long.valueOf(sequence)
                                .equals(rows.iterator().next().getLong(0)))
                        .await()
                        .atMost(PATIENCE));
    }

    @Override
    public void close() {
        scene.close();
    }

    private MailInbox.Mail mail() {
        return scene.inbox().getFirst();
    }

    private boolean isKnown() {
        return pool.preparedQuery("SELECT 1 FROM lead_nurture WHERE lead_id = $1")
                .execute(Tuple.of(leadId()))
                .map(rows -> rows.size() == 1)
                .await()
                .atMost(PATIENCE);
    }

    private void queue(String template, MailKind kind, int mails) {
        add(mails(template, kind, mails));
    }

    private List<StoredMail> mails(String template, MailKind kind, int mails) {
        return Stream.generate(() -> mail(template, kind))
                .limit(mails)
                .map(mail -> queue.queued(mail, scene.cause(), null, Instant.now()))
                .toList();
    }

    private void add(List<StoredMail> mails) {
        Instant now = Instant.now();
        pool.withTransaction(transaction -> queue.add(transaction, mails, now))
                .await()
                .atMost(PATIENCE);
    }

    private Mail mail(String template, MailKind kind) {
        entry++;
        return new Mail(
                new MailKey(leadId(), JOURNEY, template, entry),
                1,
                template,
                ConsentPurpose.CONTACT_BY_MAIL,
                kind,
                null,
                MailData.NONE);
    }
}
