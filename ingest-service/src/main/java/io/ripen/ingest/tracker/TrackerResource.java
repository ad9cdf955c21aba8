package io.ripen.ingest.tracker;

import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the tracker: {@code /ripen.js} is always the newest and kept for an hour, {@code /ripen-<hash>.js} is this
 * version and kept for good. {@code Content-Location} tells the second name.
 */
@Path("/")
class TrackerResource {
    private static final String FOR_AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final Pattern GZIP = Pattern.compile("(gzip|x-gzip|\\*)(;q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?");

    private final TrackerScript script = TrackerScript.load();

    @GET
    @Path("ripen.js")
    @NonBlocking
    public Response newest(
            @HeaderParam("Accept-Encoding") @Nullable String codings,
            @HeaderParam("If-None-Match") @Nullable String known) {
        return answer(FOR_AN_HOUR, codings, known);
    }

    @GET
    @Path("ripen-{hash: [0-9a-f]+}.js")
    @NonBlocking
    public Response version(
            @PathParam("hash") String hash,
            @HeaderParam("Accept-Encoding") @Nullable String codings,
            @HeaderParam("If-None-Match") @Nullable String known) {
        if (!hash.equals(script.hash())) {
            throw Problems.problem(
                    ProblemCode.NOT_FOUND,
                    "This version of the tracker is not here; the one that is: " + versionPath() + ".");
        }
        return answer(FOR_GOOD, codings, known);
    }

    private Response answer(String cacheControl, @Nullable String codings, @Nullable String known) {
        boolean gzip = takesGzip(codings);
        String tag = "\"" + script.hash() + (gzip ? "-gzip" : "") + "\"";
        Response.ResponseBuilder answer = isKnown(known, tag)
                ? Response.notModified()
                : Response.ok(gzip ? script.gzipped() : script.plain(), "text/javascript;charset=UTF-8")
                        .header("Content-Encoding", gzip ? "gzip" : null);
        return answer.header("ETag", tag)
                .header("Cache-Control", cacheControl)
                .header("Content-Location", versionPath())
                // Which sites may read it across origins is decided before any resource, hence Origin.
                .header("Vary", "Accept-Encoding, Origin")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private String versionPath() {
        return "/ripen-" + script.hash() + ".js";
    }

    private static boolean takesGzip(@Nullable String codings) {
        return codings != null
                && Arrays.stream(codings.replace(" ", "").split(",", -1))
                        .anyMatch(coding -> GZIP.matcher(coding).matches());
    }

    private static boolean isKnown(@Nullable String known, String tag) {
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(String::strip)
                        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }
}
