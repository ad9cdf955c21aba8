package io.ripen.local.node;

import java.time.Instant;

/**
 * What the inbox lists of a mail.
 *
 * @param id name of its file, without the extension; ids sort by time of arrival
 * @param receivedAt when it arrived
 * @param deliveredTo the address of the envelope
 */
record StoredMail(
        String id, Instant receivedAt, String deliveredTo, String from, String to, String subject, String messageId) {}
