package io.ripen.images;

import org.jspecify.annotations.Nullable;

/** An image cannot be made here; the message is a sentence that says what to do. */
public final class ImagesFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure that nothing else caused. */
    public ImagesFailure(String sentence) {
        this(sentence, null);
    }

    /** A failure with its cause. */
    public ImagesFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
