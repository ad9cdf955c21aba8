package io.ripen.nurture.consent;

/** Why pages need no bearer token; the API's description says it with each of them. */
final class OpenPages {
    /** Name of the extension in the description. */
    static final String BECAUSE = "x-ripen-open-because";

    /** The reason of pages that the links of mails lead to. */
    static final String A_SIGNED_LINK =
            "Whoever holds the signed link of a mail may use it; nobody has to log in to unsubscribe.";

    private OpenPages() {}
}
