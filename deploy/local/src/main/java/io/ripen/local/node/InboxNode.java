package io.ripen.local.node;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An SMTP server that keeps every mail as a file before it says 250, and shows it over IMAP and HTTP. It delivers to
 * nobody else.
 */
final class InboxNode {
    private static final String LOOPBACK = "127.0.0.1";

    private InboxNode() {}

    /** Takes the ports of SMTP, IMAP and HTTP and the folder that keeps the mails. */
    public static void main(String[] arguments) throws IOException, MessagingException, UserException {
        int smtpPort = Integer.parseInt(arguments[0]);
        int imapPort = Integer.parseInt(arguments[1]);
        int httpPort = Integer.parseInt(arguments[2]);
        MailStore store = MailStore.open(Path.of(arguments[3]));

        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        UserManager users = server.getUserManager();
        for (StoredMail mail : store.all()) {
            mailbox(users, mail.deliveredTo()).deliver(store.read(mail));
        }
        users.setMessageDeliveryHandler((message, recipient) -> {
            store.keep(message.getMessage(), recipient.getEmail());
            return mailbox(users, recipient.getEmail());
        });
        server.start();
        InboxPages.serve(httpPort, store);
    }

    private static GreenMailUser mailbox(UserManager users, String address) throws UserException {
        GreenMailUser known = users.getUserByEmail(address);
        return known == null ? users.createUser(address, address, address) : known;
    }
}
