package io.ripen.scoring.domain.fold;

import java.time.Instant;

/**
 * Time without an act, as an idle rule sees it.
 *
 * @param since the last act, or the first touchpoint if there was no act yet
 * @param periods how many of the rule's periods were dealt with
 */
public record Gap(Instant since, int periods) {}
