package io.ripen.nurture.http;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The API's description as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Ripen nurture",
                        version = "1",
                        description = "Which mails a lead got, which it did not get and why."
                                + " Every problem is an RFC 9457 problem+json with a stable `code`.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "The claim `groups` holds the roles: sales, marketer, ops, privacy.")
public class NurtureApi extends Application {}
