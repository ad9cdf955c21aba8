/**
 * Mails on their way: claimed with a lease, checked, sent, recorded, and shown to people.
 *
 * <p>Read in this order. Lanes put mails into the {@link MailQueue}. {@link MailClock} wakes the {@link MailSender}; it
 * takes mails from the {@link MailDesk}, where {@link ClaimDecision} says which may go. {@link MailComposer} makes the
 * message, from {@link MailTemplates} and with {@link OutgoingLinks}. What became of it is a {@link MailResult}, which
 * the lead's lane publishes. {@link MailSweeper} settles what a dead sender left. {@link MailReads}, {@link SendLog}
 * and the resources show it to people.
 */
@NullMarked
package io.ripen.nurture.mail;

import org.jspecify.annotations.NullMarked;
