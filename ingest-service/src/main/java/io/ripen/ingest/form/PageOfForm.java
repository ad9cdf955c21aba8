package io.ripen.ingest.form;

import org.jspecify.annotations.Nullable;

/** Finds the page with the form in the Referer header. */
final class PageOfForm {
    private static final String AFTER_SCHEME = "://";

    private PageOfForm() {}

    /**
     * The page; null if the header does not tell it. Browsers name only the origin to another origin unless the page says
     * otherwise (Referrer Policy, strict-origin-when-cross-origin), so that an origin alone is no page: the form may stand
     * on any page of it.
     *
     * @param referrer the header
     * @param own origin of this service, whose own pages are named in full
     */
    static @Nullable String of(@Nullable String referrer, String own) {
        int authority = referrer == null ? -1 : referrer.indexOf(AFTER_SCHEME);
        if (referrer == null || authority < 0) {
            return referrer;
        }
        int end = authority + AFTER_SCHEME.length();
        while (end < referrer.length() && "/?#".indexOf(referrer.charAt(end)) < 0) {
            end++;
        }
        String path = referrer.substring(end);
        boolean isOriginAlone = path.isEmpty() || path.equals("/");
        return isOriginAlone && !referrer.substring(0, end).equalsIgnoreCase(own) ? null : referrer;
    }
}
