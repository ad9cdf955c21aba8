package io.ripen.nurture.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the mails' layout, in English; {@code messages/layout_de.properties} and its like hold other languages. */
@MessageBundle("layout")
public interface MailMessages {

    @Message("Hello,")
    String greeting();

    @Message("Hello {name},")
    String greetingByName(String name);

    @Message("You get this mail because you agreed to be contacted by mail.")
    String marketingReason();

    @Message("You get this mail because of something that you asked for.")
    String transactionalReason();

    @Message("Unsubscribe")
    String unsubscribe();

    @Message("Change your preferences")
    String preferences();
}
