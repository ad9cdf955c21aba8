package io.ripen.nurture.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** Who the mails are from and where their links lead. */
@ConfigMapping(prefix = "ripen.nurture.mail")
public interface MailSettings {

    /** Address that the mails come from, and that answers and returned mails go to. */
    @WithDefault("hello@ripen.example")
    @Pattern(regexp = "[^@\\s]+@[^@\\s]+")
    String fromAddress();

    /** Name beside {@link #fromAddress()}, also used in the text. */
    @WithDefault("Ripen")
    @NotBlank
    String fromName();

    /** Address of the colleagues who get internal mails, for example about an agreed time that sales let pass. */
    @WithDefault("${ripen.nurture.mail.from-address:hello@ripen.example}")
    @Pattern(regexp = "[^@\\s]+@[^@\\s]+")
    String teamAddress();

    /**
     * Where colleagues find a lead, for internal mails: an address in which the lead's id stands as
     * <code>{leadId}</code>, for example <code>https://crm.example.com/leads/{leadId}</code>. Without it they have no link.
     */
    Optional<
                    @Pattern(
                            regexp = "https?://[^\\s{}]+\\{leadId}[^\\s{}]*",
                            message = "is an address of http or https with the lead's id once, as \\{leadId\\}")
                    String>
            leadUrl();

    /** Website that the mails link to, without a slash at its end. */
    @WithDefault("https://ripen.example")
    @Pattern(regexp = "https?://\\S+[^/\\s]")
    String siteUrl();

    /** Right-hand side of the Message-ID; by default the domain of {@link #fromAddress()}. Changing it changes the ids. */
    Optional<String> messageIdDomain();

    /**
     * Address that undeliverable mails come back to, for example {@code bounce@ripen.example}. Each mail gets its own:
     * {@code bounce+<hash>@ripen.example}, so the mailbox must take what follows the plus. Without it they come back to
     * {@link #fromAddress()}.
     */
    Optional<@Pattern(regexp = "[^@\\s+]{1,20}@[^@\\s]+") String> bounceAddress();
}
