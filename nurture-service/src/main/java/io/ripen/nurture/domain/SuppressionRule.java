package io.ripen.nurture.domain;

import java.util.Optional;

/** One reason, or family of reasons, not to send a mail. */
@FunctionalInterface
interface SuppressionRule {

    /** The reason, if this rule forbids the mail. */
    Optional<SuppressionReason> forbids(LeadNurture lead, Candidate mail);
}
