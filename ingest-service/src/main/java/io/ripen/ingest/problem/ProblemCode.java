package io.ripen.ingest.problem;

import java.util.Arrays;
import java.util.Locale;

/** Every error that a request as a whole can meet. The wire form, lower case with hyphens, is stable. */
public enum ProblemCode {
    /** Nothing in the body is JSON, or there is no body. */
    INVALID_JSON(400, "The body is not JSON"),
    /** The request itself is not valid HTTP for this resource. */
    BAD_REQUEST(400, "Bad request"),
    /** The request has no write key. */
    NO_KEY(401, "A write key is needed"),
    /** No site has this write key. */
    UNKNOWN_KEY(401, "The write key is not known"),
    /** A webhook that the provider did not sign, or not with what the site knows. */
    WRONG_SIGNATURE(401, "The signature is not right"),
    /** Pages of this origin may not use the key. */
    ORIGIN_NOT_ALLOWED(403, "The origin is not allowed"),
    /** Only servers may do this. */
    SERVER_KEY_NEEDED(403, "A server key is needed"),
    /** There is no such resource. */
    NOT_FOUND(404, "Not found"),
    /** There is no mail provider of this name. */
    UNKNOWN_PROVIDER(404, "The mail provider is not known"),
    /** There is no site of this id. */
    UNKNOWN_SITE(404, "The site is not known"),
    /** What the request needs is not set up. */
    NOT_CONFIGURED(404, "Not set up"),
    /** The resource does not have this method. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** The resource has no such representation. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The body did not arrive in time. */
    BODY_TOO_SLOW(408, "The body did not arrive in time"),
    /** The body has more bytes than are taken. */
    BODY_TOO_LARGE(413, "The body is too large"),
    /** The request has more events than are taken. */
    TOO_MANY_EVENTS(413, "Too many events"),
    /** The resource does not take this media type. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /** More events than the site may send. */
    RATE_LIMITED(429, "Too many events"),
    /** A fault of ours. */
    INTERNAL_ERROR(500, "Internal error"),
    /** What a signature is checked with cannot be had just now. */
    SIGNATURE_UNDECIDED(503, "The signature could not be checked"),
    /** Neither Kafka nor the spool took the events in time. */
    KAFKA_UNAVAILABLE(503, "The events could not be stored"),
    /** More is waiting for Kafka than may wait. */
    OVERLOADED(503, "Too busy");

    private final int status;
    private final String title;
    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The code of a status that the framework chose. */
    static ProblemCode ofStatus(int status) {
        return Arrays.stream(values())
                .filter(code -> code.status == status && code != INVALID_JSON)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL_ERROR : BAD_REQUEST);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What kind of problem it is, for people. */
    public String title() {
        return title;
    }

    /** The stable form that clients see, for example {@code invalid-json}. */
    public String wireName() {
        return wireName;
    }
}
