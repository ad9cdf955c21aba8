package io.ripen.ingest.intake;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Lookups;
import io.ripen.ingest.domain.TouchpointIntake;
import io.ripen.ingest.domain.site.IntakeBounds;
import io.ripen.ingest.domain.site.Vocabulary;
import io.ripen.ingest.machine.MachineList;
import io.ripen.ingest.maillink.MailTokens;
import io.ripen.ingest.reading.HashedIds;
import io.ripen.ingest.reading.MailAddresses;
import io.ripen.ingest.site.Networks;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** Supplies the intake with what it does not know by itself: the contract's words, the settings, fresh ids. */
@Singleton
class IntakeFactory {
    private static final TimeBasedEpochGenerator FRESH_IDS = Generators.timeBasedEpochGenerator();

    @Produces
    @Singleton
    TouchpointIntake intake(
            IngestSettings settings, MailAddresses addresses, MachineList machines, MailTokens mailTokens) {
        return new TouchpointIntake(
                vocabulary(),
                new IntakeBounds(settings.maxAge(), settings.maxConsents(), settings.maxProperties()),
                new Lookups(
                        addresses::is,
                        machines::sign,
                        Networks::truncated,
                        mailTokens::read,
                        HashedIds::ofClients,
                        IntakeFactory::freshId));
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** UUIDv7: ids of one moment lie together in the history table's index. */
    static String freshId() {
        return FRESH_IDS.generate().toString();
    }

    static Vocabulary vocabulary() {
        return new Vocabulary(
                Arrays.stream(TouchpointType.values())
                        .filter(type -> type != TouchpointType.UNKNOWN)
                        .map(TouchpointType::wireName)
                        .toList(),
                List.of("awareness", "consideration", "decision"),
                Arrays.stream(ConsentPurpose.values())
                        .filter(purpose -> purpose != ConsentPurpose.UNKNOWN)
                        .map(ConsentPurpose::wireName)
                        .toList(),
                Arrays.stream(ConsentStatus.values())
                        .filter(status -> status != ConsentStatus.UNKNOWN)
                        .map(ConsentStatus::wireName)
                        .toList());
    }
}
