package io.ripen.scoring.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a scoring model.
 *
 * @param model name of the model
 * @param version its number, from 1
 * @param status draft, published or retired; at most one version is published, and that one is in force
 * @param fingerprint hash of the source
 * @param author who sent it
 * @param note what the author says about it
 * @param createdAt when it was sent
 * @param publishedAt when it came into force
 * @param retiredAt when another one did
 * @param source the YAML file; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelVersion(
        @Schema(examples = "b2b-default") String model,
        @Schema(examples = "2") int version,

        @Schema(enumeration = {"draft", "published", "retired"})
        String status,

        @Schema(examples = "9f2c1a7be04d5568") String fingerprint,
        @Schema(examples = "ada") String author,
        @Nullable String note,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant retiredAt,
        @Nullable String source) {}
