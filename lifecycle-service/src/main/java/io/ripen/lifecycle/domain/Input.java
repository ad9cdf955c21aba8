package io.ripen.lifecycle.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What lifecycle decides on. */
public sealed interface Input {

    /**
     * A score changed.
     *
     * @param snapshot the new score
     * @param known the score that was looked at last, which holds until the new one's time; absent for the first
     */
    record Scored(ScoreSnapshot snapshot, @Nullable ScoreSnapshot known) implements Input {}

    /**
     * Sales says something.
     *
     * @param feedback what
     * @param known the score that was looked at last
     */
    record Said(Feedback feedback, ScoreSnapshot known) implements Input {}

    /**
     * Time has passed.
     *
     * @param now until when
     * @param known the score that was looked at last
     */
    record Passed(Instant now, ScoreSnapshot known) implements Input {}

    /**
     * Another system says in which stage the lead has been since when. Nothing that entering a stage sets off happens.
     *
     * @param stage the stage
     * @param since when the lead entered it
     * @param owner who owns the lead; absent where nobody does
     * @param author who imports
     * @param known the score that was looked at last
     */
    record Imported(String stage, Instant since, @Nullable String owner, String author, ScoreSnapshot known)
            implements Input {}

    /**
     * Another lead turned out to be this one.
     *
     * @param leadId the other lead
     * @param merge when and by which score change that was said
     * @param standing where the other one stood
     * @param known the score of this lead that was looked at last
     */
    record Joined(String leadId, Ties.Merge merge, LeadState standing, ScoreSnapshot known) implements Input {}
}
