package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the sender of one event. A server tells of its visitors; a browser's own connection is believed
 * rather than what it says of itself.
 *
 * @param ip truncated; null if unknown or not to be kept
 * @param userAgent of the browser or program
 * @param machine why a machine is thought to have caused the event
 * @param mail the mail of ours that led to it
 */
public record Circumstances(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable MachineSign machine,
        @Nullable MailRef mail) {

    /** What a mail provider says about who opened or clicked. */
    private static final String PROVIDERS_SIGN = "providerMachineSign";

    private static final int MAX_SIGN = 255;
    private static final MachineSign PREFETCH = new MachineSign("prefetch", "Sec-Purpose");

    static Circumstances of(Draft draft, Lookups knowledge) {
        Client client = draft.reception().client();
        String userAgent = client.trusted() ? draft.text(Member.CLIENT_USER_AGENT) : client.userAgent();
        boolean keepsIp =
                draft.reception().policy().keepsIp() && !client.signals().anonymous();
        return new Circumstances(
                keepsIp ? ip(draft, client, knowledge) : null,
                userAgent == null ? null : Texts.cut(userAgent, Member.CLIENT_USER_AGENT.maxLength()),
                machine(draft, userAgent, knowledge),
                Optional.ofNullable(draft.text(Member.MAIL_TOKEN))
                        .flatMap(knowledge.mailTokens())
                        .orElse(null));
    }

    private static @Nullable String ip(Draft draft, Client client, Lookups knowledge) {
        if (!client.trusted()) {
            return client.ip();
        }
        return Optional.ofNullable(draft.text(Member.CLIENT_IP))
                .flatMap(knowledge.truncatedIp())
                .orElse(null);
    }

    private static @Nullable MachineSign machine(Draft draft, @Nullable String userAgent, Lookups knowledge) {
        Client client = draft.reception().client();
        if (client.trusted() && UnsubscribeWithdraws.UNSUBSCRIBE.equals(draft.text(Member.TYPE))) {
            // Mailbox providers unsubscribe for the person (RFC 8058); the sender vouches that it was one.
            return null;
        }
        if (client.trusted() && draft.properties().get(PROVIDERS_SIGN) instanceof RawProperty.Text(String sign)) {
            return new MachineSign("mail-scanner", Texts.cut(sign, MAX_SIGN));
        }
        if (client.signals().prefetch()) {
            return PREFETCH;
        }
        return Optional.ofNullable(userAgent)
                .flatMap(knowledge.machines())
                .filter(sign -> !(draft.byApp() && sign.library()))
                .orElse(null);
    }
}
