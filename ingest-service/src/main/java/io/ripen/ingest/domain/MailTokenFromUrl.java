package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.Texts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes the token that a mail's link left in the page's URL out of it, whatever tracker sent the page: the token is
 * worth something for a while, and says nothing about the page.
 */
final class MailTokenFromUrl implements Enrichment {
    private static final String PARAMETER = MailRef.URL_PARAMETER;

    @Override
    public Draft enrich(Draft draft, Reception reception) {
        String url = draft.text(Member.PAGE_URL);
        String token = url == null || !url.contains(PARAMETER)
                ? null
                : UrlQuery.of(url).get(PARAMETER);
        if (url == null || token == null) {
            return draft;
        }
        Map<Member, String> texts = new EnumMap<>(Member.class);
        texts.put(Member.PAGE_URL, without(url));
        if (draft.text(Member.MAIL_TOKEN) == null && !token.isEmpty()) {
            texts.put(Member.MAIL_TOKEN, Texts.cut(token, Member.MAIL_TOKEN.maxLength()));
        }
        return draft.with(texts);
    }

    private static String without(String url) {
        int fragment = url.indexOf('#');
        String whole = fragment < 0 ? url : url.substring(0, fragment);
        int start = whole.indexOf('?');
        String others = Arrays.stream(whole.substring(start + 1).split("&", -1))
                .filter(pair -> !pair.startsWith(PARAMETER + "="))
                .collect(Collectors.joining("&"));
        return whole.substring(0, start)
                + (others.isEmpty() ? "" : "?" + others)
                + (fragment < 0 ? "" : url.substring(fragment));
    }
}
