package io.ripen.nurture.transport;

/**
 * A mail that is ready to be handed over.
 *
 * @param key names the mail for ever: the same in every attempt, and no other mail has it
 * @param attempt which attempt this is, from 1
 * @param sender address for the mail's way back
 * @param recipient the one address that it goes to
 * @param message the whole message, RFC 5322; its bytes may differ between attempts, in its date for example
 */
public record FinishedMail(String key, int attempt, String sender, String recipient, byte[] message) {
    @Override
    public String toString() {
        return key + "#" + attempt;
    }
}
