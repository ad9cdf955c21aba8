package io.ripen.local.process;

import org.jspecify.annotations.Nullable;

/** Something about this machine is not as it must be; the message is one sentence that says what to do. */
public final class LocalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    /** A failure that nothing else caused. */
    public LocalFailure(String sentence) {
        this(sentence, null);
    }

    /** A failure with its cause. */
    public LocalFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** The sentence. */
    @Override
    public String getMessage() {
        return sentence;
    }
}
