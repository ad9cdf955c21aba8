package io.ripen.nurture.consent;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages, in English; {@code messages/page_de.properties} and its like hold other languages. */
@MessageBundle("page")
public interface PageMessages {

    @Message("Confirm your consent")
    String confirmTitle();

    /** What the person agrees to. Kept with the proof. */
    @Message("I agree that {sender} contacts me by e-mail. I can withdraw this at any time, with a link in every mail.")
    String confirmText(String sender);

    @Message("Yes, I agree")
    String confirmButton();

    @Message("If you did not ask for this, close this page: nothing happens then.")
    String confirmHint();

    @Message("Thank you, your consent is confirmed")
    String confirmedTitle();

    @Message("You will hear from {sender} by e-mail.")
    String confirmedText(String sender);

    @Message("Stop all e-mails")
    String unsubscribeTitle();

    /** What the person says by unsubscribing. Kept with the proof. */
    @Message("I no longer want {sender} to contact me by e-mail.")
    String unsubscribeText(String sender);

    @Message("Unsubscribe")
    String unsubscribeButton();

    @Message("You are unsubscribed")
    String unsubscribedTitle();

    @Message("{sender} sends you no more e-mails. One that is on its way already may still arrive.")
    String unsubscribedText(String sender);

    @Message("Your e-mail preferences")
    String preferencesTitle();

    @Message("What do you allow {sender} to do?")
    String purposes(String sender);

    @Message("Contact me by e-mail")
    String contactByMail();

    @Message("Record which of its e-mails I open and which links I follow")
    String mailTracking();

    @Message("Recognise me on its websites")
    String webTracking();

    @Message("Evaluate what I am interested in")
    String profiling();

    @Message("Which topics interest you?")
    String topics();

    @Message("Do you want a pause?")
    String pause();

    @Message("No pause")
    String noPause();

    @Message("{days} days without e-mails")
    String pauseDays(int days);

    @Message("You have a pause until {date}. Keep it")
    String keepPause(String date);

    @Message("Save")
    String saveButton();

    @Message("Your preferences are saved")
    String savedTitle();

    @Message("They hold from now on. One e-mail that is on its way already may still arrive.")
    String savedText();

    @Message("This link does not work any more")
    String overTitle();

    @Message("It is too old, or not complete. Use the link in a newer e-mail, or ask for a new one.")
    String overText();

    @Message("That did not work")
    String troubleTitle();

    @Message("Nothing has been changed. Please try again in a minute.")
    String troubleText();
}
