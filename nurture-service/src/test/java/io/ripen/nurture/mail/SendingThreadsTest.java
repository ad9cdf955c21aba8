package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingThreadsTest {
    private final SendingThreads threads = new SendingThreads(new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .addDefaultInterceptors()
            .withMapping(SenderSettings.class)
            .build()
            .getConfigMapping(SenderSettings.class));
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void stop() {
        answered.countDown();
        threads.stop();
    }

    private void waitForTheServer() {
        try {
            answered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void testMailsThatWaitForTheServerTakeNoThreadOfAClaimedMail() throws Exception {
        for (int i = 0; i < SendingThreads.TESTS; i++) {
            threads.tests().execute(this::waitForTheServer);
        }
        for (int i = 0; i < 4; i++) {
            threads.closing().execute(this::waitForTheServer);
        }

        assertThat(CompletableFuture.supplyAsync(() -> "sent", threads.mails()).get(30, TimeUnit.SECONDS))
                .isEqualTo("sent");
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> threads.tests().execute(this::waitForTheServer));
    }
}
