package io.ripen.ingest.form;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.site.Site;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a person sees after a form. */
final class FormAnswers {
    private static final String HTML = "text/html;charset=UTF-8";

    /** The pages need nothing from anywhere, and nobody may put them into a frame. */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    private final Site site;
    private final List<Field> fields;
    private final @Nullable String referrer;
    private final @Nullable String page;

    /**
     * @param referrer the Referer header, whose origin paths are resolved against
     * @param page the page with the form, if the browser tells it
     */
    FormAnswers(Site site, List<Field> fields, @Nullable String referrer, @Nullable String page) {
        this.site = site;
        this.fields = List.copyOf(fields);
        this.referrer = referrer;
        this.page = page;
    }

    /** To the page that the form names for errors, with what is wrong in the query; else a page that says it. */
    Response problems(List<FieldProblem> problems) {
        URI target = allowed(Control.REDIRECT_ERROR);
        if (target == null) {
            String given = FormReader.steering(fields, Control.PAGE_URL);
            URI form = Redirects.allowed(site, given == null ? page : given, referrer);
            return page(UNPROCESSABLE, Page.problems(problems, form));
        }
        Object[] places = IntStream.range(0, problems.size())
                .mapToObj(i -> "{p" + i + "}")
                .toArray();
        Object[] values = problems.stream()
                .map(problem -> problem.code().wireName() + ":" + problem.field())
                .toArray();
        return seeOther(
                UriBuilder.fromUri(target).queryParam("form-error", places).build(values));
    }

    /** What a program filled in is answered as if it was taken, so that the program learns nothing. */
    Response decided(Decision decision) {
        return switch (decision) {
            case Decision.Accepted ignored -> thanks();
            case Decision.Duplicate ignored -> thanks();
            case Decision.Rejected(String id, String owner, Rejection rejection, boolean kept) ->
                rejection.pointer().equals(FormReader.TRAP_POINTER)
                        ? thanks()
                        : page(UNPROCESSABLE, Page.trouble("The form could not be taken", rejection.detail()));
        };
    }

    private Response thanks() {
        URI target = Objects.requireNonNullElse(
                allowed(Control.REDIRECT),
                Objects.requireNonNullElse(site.forms().thankYou(), URI.create("")));
        return target.isAbsolute() ? seeOther(target) : page(Response.Status.OK.getStatusCode(), Page.thankYou());
    }

    private @Nullable URI allowed(String field) {
        return Redirects.allowed(site, FormReader.steering(fields, field), referrer);
    }

    static Response unreadable(int status, String detail) {
        return page(status, Page.trouble("The form could not be read", detail));
    }

    /** A problem of the request as a whole, such as an unknown key, for a person. */
    static Response refused(HttpProblem problem) {
        Response.ResponseBuilder answer = Response.fromResponse(
                page(problem.getStatusCode(), Page.trouble("The form could not be sent", detail(problem))));
        Object retryAfter = problem.getHeaders().get("Retry-After");
        return retryAfter == null
                ? answer.build()
                : answer.header("Retry-After", retryAfter).build();
    }

    static Response notStored() {
        String detail = "Your form could not be stored just now. Please go back and send it once more in a minute.";
        return Response.fromResponse(page(UNAVAILABLE, Page.trouble("Please try again", detail)))
                .header("Retry-After", "60")
                .build();
    }

    private static String detail(HttpProblem problem) {
        return Objects.requireNonNullElse(problem.getDetail(), "Please try again later.");
    }

    /** 303, so that the browser asks for the page with GET and a reload does not send the form again. */
    private static Response seeOther(URI target) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", target.toASCIIString())
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response page(int status, String html) {
        return Response.status(status)
                .entity(html)
                .type(HTML)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .build();
    }
}
