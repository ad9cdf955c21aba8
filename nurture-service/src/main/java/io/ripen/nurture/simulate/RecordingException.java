package io.ripen.nurture.simulate;

/** Recorded events that cannot be used. The message says where and holds nothing of what was recorded. */
final class RecordingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordingException(String sentence) {
        super("RIPEN-N-203 " + sentence);
    }
}
