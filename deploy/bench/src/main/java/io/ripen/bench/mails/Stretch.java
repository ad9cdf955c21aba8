package io.ripen.bench.mails;

/**
 * A part of the backlog.
 *
 * @param mails how many mails it had
 * @param seconds how long they took
 * @param senderCpu CPU seconds of nurture-service meanwhile
 * @param databaseCpu CPU seconds of PostgreSQL, all its processes together
 * @param liveKib what lived in the sender's heap after a full collection at its end
 * @param residentKib the memory of the sender's process at its end
 */
record Stretch(long mails, double seconds, double senderCpu, double databaseCpu, long liveKib, long residentKib) {
    private static final double MICROS = 1e6;

    double mailsPerSecond() {
        return mails / seconds;
    }

    double senderMicros() {
        return senderCpu * MICROS / mails;
    }

    double databaseMicros() {
        return databaseCpu * MICROS / mails;
    }
}
