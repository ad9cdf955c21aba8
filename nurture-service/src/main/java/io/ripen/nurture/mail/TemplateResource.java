package io.ripen.nurture.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.http.ErrorCode;
import io.ripen.nurture.http.Roles;
import io.ripen.nurture.mail.MailTemplates.Rendered;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Lets marketers see a template before anybody gets it. */
@Path("/v1/mail-templates/{template}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MARKETER)
@Tag(name = "Templates")
public final class TemplateResource {
    private static final int UNPROCESSABLE = 422;

    private final TemplatePreview preview;

    @Inject
    TemplateResource(TemplatePreview preview) {
        this.preview = preview;
    }

    /**
     * For whom a template is tried.
     *
     * @param language language tag; English if absent
     * @param name full name, if it is to be known
     * @param company company, if it is to be known
     * @param topic topic, if there is to be one
     */
    @Schema(name = "TemplateTrial")
    public record Trial(
            @Nullable @Size(max = 35) String language,
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 200) String company,
            @Nullable @Size(max = 64) String topic) {

        Facts facts() {
            return new Facts(null, name, company, null, language);
        }

        MailData data() {
            return new MailData(topic, null, null, null);
        }
    }

    /**
     * A test mail.
     *
     * @param to an address at one of the domains that may get test mails
     * @param recipient for whom the template is tried
     */
    @Schema(name = "TemplateTest")
    public record Test(
            @NotBlank @Size(max = 254) String to,
            @NotNull @Valid Trial recipient) {}

    /**
     * What became of a test mail.
     *
     * @param state SENT, FAILED, or UNKNOWN if nobody knows whether it was taken
     * @param reason stable code of why it was not sent
     */
    @Schema(name = "TemplateTestResult")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TestResult(String state, @Nullable String reason) {
        static TestResult of(SendOutcome outcome) {
            return switch (outcome) {
                case SendOutcome.Accepted accepted -> new TestResult("SENT", null);
                case SendOutcome.Refused refused -> new TestResult("FAILED", refused.reason());
                case SendOutcome.Deferred deferred -> new TestResult("FAILED", deferred.reason());
                case SendOutcome.Unreachable away -> new TestResult("FAILED", away.reason());
                case SendOutcome.Lost lost -> new TestResult("UNKNOWN", lost.reason());
                case SendOutcome.Unanswered silence -> new TestResult("UNKNOWN", silence.reason());
            };
        }
    }

    /** See the OpenAPI description. */
    @POST
    @Path("/preview")
    @Operation(
            summary = "A template's words",
            description = "Subject, text and HTML for a recipient of whom only what is given here is known.")
    @APIResponse(responseCode = "200", description = "The words")
    @APIResponse(responseCode = "404", description = "`template-unknown`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`template-not-composable`: no mail can be made of the template with these data, for example because a link is none")
    public Rendered preview(@RestPath String template, @Valid @NotNull Trial trial) {
        require(template);
        try {
            return preview.words(template, MailKind.MARKETING, trial.facts(), trial.data());
        } catch (NotComposableException e) {
            throw ErrorCode.TEMPLATE_NOT_COMPOSABLE.problem(
                    UNPROCESSABLE, "no mail can be made of the template with these data: " + e.detail());
        }
    }

    /** See the OpenAPI description. */
    @POST
    @Path("/test-send")
    @Operation(
            summary = "Sends a template to a colleague",
            description =
                    "To an address at one of the domains of `ripen.nurture.preview.recipient-domains` only. The links"
                            + " to the recipient's own pages lead nowhere.")
    @APIResponse(responseCode = "200", description = "What became of it")
    @APIResponse(responseCode = "400", description = "`invalid-body`: the address may not get test mails")
    @APIResponse(responseCode = "404", description = "`template-unknown`")
    @APIResponse(
            responseCode = "503",
            description = "`test-mails-under-way`: the server takes its time with those before")
    public Uni<TestResult> testSend(@RestPath String template, @Valid @NotNull Test test) {
        require(template);
        String to = test.to().toLowerCase(Locale.ROOT);
        if (!preview.mayGetTests(to)) {
            throw ErrorCode.INVALID_BODY.problem(
                    Response.Status.BAD_REQUEST,
                    "'to' must be at one of the domains of ripen.nurture.preview.recipient-domains");
        }
        Trial trial = test.recipient();
        return preview.send(template, to, MailKind.MARKETING, trial.facts(), trial.data())
                .map(TestResult::of)
                .onFailure(RejectedExecutionException.class)
                .transform(busy -> ErrorCode.TEST_MAILS_UNDER_WAY.problem(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "no more than " + SendingThreads.TESTS + " test mails are sent at a time; try again"));
    }

    private void require(String template) {
        if (!preview.exists(template)) {
            throw ErrorCode.TEMPLATE_UNKNOWN.problem(Response.Status.NOT_FOUND, "there is no template of this name");
        }
    }
}
