package io.ripen.ingest.snowplow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.raw.Section;
import io.ripen.ingest.reading.BoundedJson;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.JsonProperties;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one event of the tracker protocol as a touchpoint; see docs/ingest/snowplow.md for the tables. */
final class TrackerEventReader {
    /** What trackers send in place of an id that they must not send. */
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /** What an anonymous request's events say of who they are. */
    static final List<String> IDENTITIES = List.of("duid", "nuid", "tnuid", "uid", "ip");

    private static final String SERVER = "srv";

    /** Platforms whose trackers are part of a person's app. */
    private static final Set<String> APPS = Set.of("mob", "pc", "app", "tv", "cnsl");

    private static final Map<String, String> PING =
            Map.of("pp_mix", "minXOffset", "pp_max", "maxXOffset", "pp_miy", "minYOffset", "pp_may", "maxYOffset");
    private static final Map<String, String> STRUCTURED =
            Map.of("se_ca", "category", "se_la", "label", "se_pr", "property", "se_va", "value");
    private static final Map<String, String> TRANSACTION = Map.of(
            "tr_id",
            "orderId",
            "tr_af",
            "affiliation",
            "tr_tt",
            "total",
            "tr_tx",
            "tax",
            "tr_sh",
            "shipping",
            "tr_ci",
            "city",
            "tr_st",
            "state",
            "tr_co",
            "country",
            "tr_cu",
            "currency");
    private static final Map<String, String> TRANSACTION_ITEM = Map.of(
            "ti_id",
            "orderId",
            "ti_sk",
            "sku",
            "ti_nm",
            "name",
            "ti_ca",
            "category",
            "ti_pr",
            "price",
            "ti_qu",
            "quantity",
            "ti_cu",
            "currency");
    private static final List<String> NUMBERS = List.of(
            "value",
            "total",
            "tax",
            "shipping",
            "price",
            "quantity",
            "minXOffset",
            "maxXOffset",
            "minYOffset",
            "maxYOffset",
            "visitNumber");

    private final ForeignTouchpoint.Bounds bounds;
    private final Function<byte[], Reading> nativeEvents;

    /**
     * @param bounds what the intake takes
     * @param nativeEvents reads an event of our own format
     */
    TrackerEventReader(ForeignTouchpoint.Bounds bounds, Function<byte[], Reading> nativeEvents) {
        this.bounds = bounds;
        this.nativeEvents = nativeEvents;
    }

    /**
     * What counts for all events of a request.
     *
     * @param anonymous whether the request carries {@code SP-Anonymous}: neither visitor, user nor address is read
     * @param consentCategories the purposes that the site's own names of consent scopes stand for
     */
    record Setting(boolean anonymous, Map<String, String> consentCategories) {}

    Reading read(Parameters parameters, Setting setting) {
        ForeignTouchpoint touchpoint = new ForeignTouchpoint(bounds);
        touchpoint.put(Member.ID, parameters.text("eid"));
        List<SelfDescribing> entities = SelfDescribing.entities(parameters);
        Rejection refusal =
                kind(touchpoint, parameters, new SelfDescribingEvents(entities, setting.consentCategories()));
        if (refusal != null) {
            return new Reading.Misshapen(parameters.text("eid"), refusal);
        }
        common(touchpoint, parameters);
        for (SelfDescribing entity : entities) {
            entity(touchpoint, entity);
        }
        touchpoint.put(Member.VISITOR_ID, id(parameters.first("nuid", "tnuid")));
        if (setting.anonymous()) {
            List.of(Member.VISITOR_ID, Member.USER_ID, Member.CLIENT_IP).forEach(touchpoint::remove);
        }
        return new Reading.Event(touchpoint.raw());
    }

    private @Nullable Rejection kind(
            ForeignTouchpoint touchpoint, Parameters parameters, SelfDescribingEvents meanings) {
        String kind = parameters.text("e");
        if (kind == null) {
            return new Rejection(RejectionCode.MISSING_MEMBER, "/e", "Give e, the kind of the event, for example pv.");
        }
        switch (kind) {
            case "pv" -> touchpoint.put(Member.TYPE, TouchpointType.PAGE_VIEW.wireName());
            case "pp" -> custom(touchpoint, "page_ping", parameters, PING);
            case "se" -> custom(touchpoint, parameters.first("se_ac", "se_ca"), parameters, STRUCTURED);
            case "tr" -> custom(touchpoint, "transaction", parameters, TRANSACTION);
            case "ti" -> custom(touchpoint, "transaction_item", parameters, TRANSACTION_ITEM);
            case "ue" -> {
                return selfDescribing(touchpoint, parameters, meanings);
            }
            default -> {
                return new Rejection(
                        RejectionCode.UNKNOWN_VALUE, "/e", "Kinds of events are pv, pp, se, tr, ti and ue.");
            }
        }
        return null;
    }

    private @Nullable Rejection selfDescribing(
            ForeignTouchpoint touchpoint, Parameters parameters, SelfDescribingEvents meanings) {
        SelfDescribing event = SelfDescribing.event(parameters);
        String pointer = parameters.text("ue_px") == null ? "/ue_pr" : "/ue_px";
        if (event == null) {
            return new Rejection(
                    RejectionCode.INVALID_JSON,
                    pointer,
                    "A self-describing JSON within an unstruct_event is expected, as text or in Base64.");
        }
        if (!event.schema().equals(Schemas.TOUCHPOINT)) {
            meanings.add(touchpoint, event);
            return null;
        }
        return switch (ownFormat(event)) {
            case Reading.Event(RawTouchpoint raw) -> {
                touchpoint.addAll(raw);
                yield null;
            }
            case Reading.Misshapen(String id, String type, Rejection rejection) ->
                new Rejection(rejection.code(), pointer + "/data/data" + rejection.pointer(), rejection.detail());
        };
    }

    private Reading ownFormat(SelfDescribing event) {
        try {
            return nativeEvents.apply(BoundedJson.MAPPER.writeValueAsBytes(event.data()));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a tree that was read cannot be written", unwritable);
        }
    }

    private static void custom(
            ForeignTouchpoint touchpoint, @Nullable String name, Parameters parameters, Map<String, String> names) {
        touchpoint.put(Member.TYPE, TouchpointType.CUSTOM.wireName()).put(Member.NAME, name);
        names.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> property(touchpoint, entry.getValue(), parameters.text(entry.getKey())));
    }

    private static void property(ForeignTouchpoint touchpoint, String name, @Nullable String value) {
        if (value != null && NUMBERS.contains(name)) {
            touchpoint.number(name, value);
        } else {
            touchpoint.property(name, value);
        }
    }

    private static void common(ForeignTouchpoint touchpoint, Parameters parameters) {
        touchpoint
                .put(Member.VISITOR_ID, id(parameters.text("duid")))
                .put(Member.USER_ID, id(parameters.text("uid")))
                .put(Member.TIMESTAMP, instant(parameters.text("ttm")))
                .put(Member.ORIGINAL_TIMESTAMP, instant(parameters.text("dtm")))
                .put(Member.SENT_AT, instant(parameters.text("stm")))
                .put(Member.PAGE_URL, parameters.text("url"))
                .put(Member.PAGE_TITLE, parameters.text("page"))
                .put(Member.PAGE_REFERRER, parameters.text("refr"))
                .put(Member.CLIENT_IP, parameters.text("ip"))
                .put(Member.CLIENT_USER_AGENT, parameters.text("ua"));
        if (!SERVER.equals(parameters.text("p"))) {
            touchpoint
                    .put(Member.FACTS_TIME_ZONE, parameters.text("tz"))
                    .put(Member.FACTS_LOCALE, parameters.text("lang"));
        }
        if (APPS.contains(Objects.toString(parameters.text("p"), ""))) {
            touchpoint.byApp();
        }
        touchpoint.property("platform", parameters.text("p"));
        touchpoint.property("sessionId", id(parameters.text("sid")));
        property(touchpoint, "visitNumber", parameters.text("vid"));
    }

    private void entity(ForeignTouchpoint touchpoint, SelfDescribing entity) {
        JsonNode data = entity.data();
        switch (entity.schema()) {
            case Schemas.TOUCHPOINT -> {
                if (ownFormat(entity) instanceof Reading.Event(RawTouchpoint raw)) {
                    touchpoint.addAll(withoutEventItself(raw));
                }
            }
            case Schemas.WEB_PAGE ->
                touchpoint.property("pageViewId", data.path("id").asText(null));
            case Schemas.CLIENT_SESSION -> {
                touchpoint.put(Member.VISITOR_ID, id(data.path("userId").asText(null)));
                touchpoint.property("sessionId", id(data.path("sessionId").asText(null)));
            }
            default -> {
                if (!Schemas.LEFT_OUT.contains(entity.schema())) {
                    JsonProperties.addTo(touchpoint, entity.name(), data);
                }
            }
        }
    }

    /** An entity tells more of an event; which event it is, whose and when, the event itself says. */
    private static RawTouchpoint withoutEventItself(RawTouchpoint raw) {
        Map<Member, String> texts = new EnumMap<>(raw.texts());
        texts.keySet().removeIf(member -> member.section() == Section.EVENT);
        return new RawTouchpoint(texts, raw.consents(), raw.properties(), raw.withdrawn(), raw.byApp());
    }

    private static @Nullable String id(@Nullable String id) {
        return NOBODY.equals(id) ? null : id;
    }

    /** Trackers give milliseconds since 1970; what cannot be read is as if it was not given. */
    private static @Nullable String instant(@Nullable String millis) {
        if (millis == null) {
            return null;
        }
        try {
            Instant instant = Instant.ofEpochMilli(Long.parseLong(millis.strip()));
            int year = instant.atZone(ZoneOffset.UTC).getYear();
            return year >= 0 && year <= 9999 ? instant.toString() : null;
        } catch (NumberFormatException | DateTimeException unreadable) {
            return null;
        }
    }
}
