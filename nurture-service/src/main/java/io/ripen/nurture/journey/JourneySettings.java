package io.ripen.nurture.journey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Which journeys are in force. */
@ConfigMapping(prefix = "ripen.nurture.journeys")
public interface JourneySettings {

    /**
     * The journeys in force: names of shipped ones, or paths of files that end with {@code .yaml} or {@code .yml}. Of
     * several versions of one journey the newest takes leads in, and the others keep those that are inside.
     */
    @WithDefault(
            "double-opt-in,use-case-by-topic,mql-welcome,demo-offer,win-back,sla-alert,customer-onboarding,progressive-profiling")
    List<String> files();

    /** Whether leads that enter get the variant that won, once one is better than all others beyond doubt. */
    @WithDefault("true")
    boolean stopRule();

    /** Pause between two looks at the numbers of variants. */
    @WithDefault("1m")
    Duration stopRuleInterval();

    /** The catalogue of contents that mails offer: {@code assets} for the shipped one, or the path of a file. */
    @WithDefault("assets")
    String assets();
}
