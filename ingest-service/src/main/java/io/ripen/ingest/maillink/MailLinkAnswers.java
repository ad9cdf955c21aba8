package io.ripen.ingest.maillink;

import io.ripen.ingest.pixel.Pixel;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The answers to links and pixels. None is kept by a cache, shown by a search engine, or tells others the token. */
final class MailLinkAnswers {
    private static final String UNKNOWN_LINK = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>This link does not work</title>
            <h1>This link does not work</h1>
            <p>It is incomplete, or too old. If you copied it from an e-mail, copy it once more as a whole,
            or click it in the e-mail itself.</p>
            </html>
            """;

    private static final int SECONDS_TO_RETRY = 30;

    private MailLinkAnswers() {}

    static Response redirect(URI location) {
        return bare(Response.status(Response.Status.FOUND))
                .header(HttpHeaders.LOCATION, location.toString())
                .build();
    }

    static Response unknownLink() {
        return bare(Response.status(Response.Status.NOT_FOUND))
                .header("Content-Security-Policy", "default-src 'none'")
                .type("text/html;charset=UTF-8")
                .entity(UNKNOWN_LINK)
                .build();
    }

    static Response pixel(boolean lost) {
        Response.ResponseBuilder answer = lost
                ? Response.status(Response.Status.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY)
                : Response.ok();
        return bare(answer).type(Pixel.TYPE).entity(Pixel.bytes()).build();
    }

    private static Response.ResponseBuilder bare(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("X-Content-Type-Options", "nosniff");
    }
}
