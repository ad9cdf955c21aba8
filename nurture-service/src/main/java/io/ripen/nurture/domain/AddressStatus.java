package io.ripen.nurture.domain;

/** What is known about whether mail may go to a lead's address. */
public enum AddressStatus {
    /** Nothing speaks against it. */
    USABLE,
    /** A mail was refused for good because there is no such mailbox. */
    BOUNCED,
    /** The person marked a mail as unwanted; that holds for whatever address the person has. */
    COMPLAINED
}
