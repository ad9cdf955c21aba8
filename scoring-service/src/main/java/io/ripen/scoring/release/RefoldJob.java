package io.ripen.scoring.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The walk through all leads that follows a publication.
 *
 * @param id the job
 * @param model the model that leads are folded under
 * @param version its version
 * @param state running, paused, done, cancelled, or superseded by a later publication
 * @param total leads to be folded anew; absent until they are counted
 * @param asked leads whose lanes were asked so far
 * @param leftBehind leads that could not be folded anew and wait for their next input; present once the
 *     walk goes on with the accounts
 * @param leadsPerSecond the throttle
 * @param startedAt when the version was published
 * @param finishedAt when the walk ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefoldJob(
        @Schema(examples = "7") long id,
        @Schema(examples = "b2b-default") String model,
        @Schema(examples = "2") int version,

        @Schema(enumeration = {"running", "paused", "done", "cancelled", "superseded"})
        String state,

        @Nullable Long total,
        @Schema(examples = "12000") long asked,
        @Nullable Long leftBehind,
        @Schema(examples = "500") int leadsPerSecond,
        Instant startedAt,
        @Nullable Instant finishedAt) {}
