package io.ripen.ingest.mailprovider;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.mailprovider.MailEvent.Act;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates what a provider tells to touchpoints; what a touchpoint cannot hold is cut or left out. */
final class MailTouchpoints {
    private static final int MAX_ADDRESS = 254;
    private static final int MAX_WORD = 255;

    private MailTouchpoints() {}

    static Reading reading(MailEvent event) {
        String given = event.mail().address();
        if (given == null) {
            return new Reading.Misshapen(
                    event.id(),
                    new Rejection(RejectionCode.MISSING_MEMBER, "", "An event names the recipient's address."));
        }
        String address = bare(given).toLowerCase(Locale.ROOT);
        Map<Member, String> texts = new EnumMap<>(Member.class);
        Map<String, RawProperty> properties = new LinkedHashMap<>();
        texts.put(Member.ID, event.id());
        texts.put(Member.TYPE, type(event.act()));
        texts.put(Member.USER_ID, "mail:" + EventIds.digest(address));
        if (looksLikeAddress(address)) {
            texts.put(Member.FACTS_EMAIL, address);
        } else {
            put(properties, "recipient", address);
        }
        put(texts, Member.TIMESTAMP, event.at());
        put(texts, Member.CLIENT_IP, event.client().ip());
        put(texts, Member.CLIENT_USER_AGENT, event.client().userAgent());
        if (fits(Member.MAIL_TOKEN, event.mail().token())) {
            put(texts, Member.MAIL_TOKEN, event.mail().token());
        }
        put(properties, "messageId", event.mail().messageId());
        put(properties, "providerMachineSign", event.client().machineSign());
        describe(event.act(), texts, properties);
        return new Reading.Event(new RawTouchpoint(texts, List.of(), properties));
    }

    private static String type(Act act) {
        return switch (act) {
            case Act.Open ignored -> "email-open";
            case Act.Click ignored -> "email-click";
            case Act.Bounce ignored -> "bounce";
            case Act.Complaint ignored -> "complaint";
            case Act.Unsubscribe ignored -> "unsubscribe";
        };
    }

    private static void describe(Act act, Map<Member, String> texts, Map<String, RawProperty> properties) {
        switch (act) {
            case Act.Open ignored -> {}
            case Act.Click(String link) -> {
                if (link != null && isWebAddress(link) && fits(Member.PAGE_URL, link)) {
                    put(texts, Member.PAGE_URL, link);
                } else {
                    put(properties, "link", link);
                }
            }
            case Act.Bounce(MailEvent.BounceKind kind, String code, String word) -> {
                put(properties, "bounceKind", kind.wireName());
                put(properties, "bounceCode", code);
                put(properties, "bounceReason", word);
            }
            case Act.Complaint(String word) -> put(properties, "complaintKind", word);
            case Act.Unsubscribe(String list) -> put(properties, "unsubscribeList", list);
        }
    }

    /** Some providers repeat the display name that the mail was sent to. */
    private static String bare(String address) {
        int open = address.lastIndexOf('<');
        int close = address.lastIndexOf('>');
        return open >= 0 && close > open ? address.substring(open + 1, close).strip() : address.strip();
    }

    private static boolean looksLikeAddress(String address) {
        int at = address.lastIndexOf('@');
        return at > 0
                && address.indexOf('.', at) > at + 1
                && !address.endsWith(".")
                && address.length() <= MAX_ADDRESS
                && address.chars().noneMatch(c -> c <= ' ' || c == 0x7F);
    }

    private static boolean isWebAddress(String link) {
        String lower = link.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    private static boolean fits(Member member, @Nullable String text) {
        return text != null && text.length() <= member.maxLength();
    }

    private static void put(Map<Member, String> texts, Member member, @Nullable String text) {
        if (text != null) {
            texts.put(member, clean(text, member.maxLength()));
        }
    }

    private static void put(Map<String, RawProperty> properties, String name, @Nullable String text) {
        if (text != null) {
            properties.put(name, new RawProperty.Text(clean(text, MAX_WORD)));
        }
    }

    /** The text without control characters and half pairs, cut to its length. */
    private static String clean(String text, int maxLength) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .takeWhile(point -> clean.length() + Character.charCount(point) <= maxLength)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
