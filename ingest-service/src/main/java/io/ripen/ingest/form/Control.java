package io.ripen.ingest.form;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.reading.FieldNames;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields that the form's author sets, mostly hidden ones, beside those that people fill in. */
final class Control {
    static final String WRITE_KEY = "writekey";
    static final String REDIRECT = "redirect";
    static final String REDIRECT_ERROR = "redirecterror";
    static final String REQUIRED = "required";
    static final String PAGE_URL = "pageurl";

    /** The cookie in which ripen.js keeps the visitor's id. */
    static final String VISITOR_COOKIE = "ripen_id";

    /** Out of people's sight; only a program fills it in. */
    static final String TRAP = "contacturl";

    private static final Map<String, Member> MEMBERS = Map.ofEntries(
            Map.entry("submissionid", Member.ID),
            Map.entry("visitorid", Member.VISITOR_ID),
            Map.entry("userid", Member.USER_ID),
            Map.entry(PAGE_URL, Member.PAGE_URL),
            Map.entry("pagetitle", Member.PAGE_TITLE),
            Map.entry("referrer", Member.PAGE_REFERRER),
            Map.entry("mailtoken", Member.MAIL_TOKEN),
            Map.entry("assetid", Member.ASSET_ID),
            Map.entry("assettype", Member.ASSET_TYPE),
            Map.entry("assettopic", Member.ASSET_TOPIC),
            Map.entry("assetproduct", Member.ASSET_PRODUCT),
            Map.entry("assetphase", Member.ASSET_PHASE));

    private Control() {}

    /** The member that the field sets; null if it is none of these fields. */
    static @Nullable Member member(Field field) {
        return MEMBERS.get(FieldNames.plain(field.name()));
    }

    /** Whether the field steers this service and is no part of what the person says. */
    static boolean steers(Field field) {
        return switch (FieldNames.plain(field.name())) {
            case WRITE_KEY, REDIRECT, REDIRECT_ERROR, REQUIRED, TRAP -> true;
            default -> false;
        };
    }
}
