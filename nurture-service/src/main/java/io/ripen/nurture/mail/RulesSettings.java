package io.ripen.nurture.mail;

import io.ripen.nurture.domain.SendWindow;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.sending.FrequencyCaps;
import io.ripen.nurture.domain.sending.FrequencyCaps.Cap;
import io.ripen.nurture.domain.sending.SendingRules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** What is asked of every marketing mail right before it is sent. A value out of its bounds is refused at start. */
@ConfigMapping(prefix = "ripen.nurture.rules")
public interface RulesSettings {

    /** The least consent that suffices. */
    enum Consent {
        /** Confirmed by double opt-in. */
        CONFIRMED,
        /** Given, for example by a tick in a form. */
        GRANTED
    }

    /** The least consent that a marketing mail needs: {@code confirmed} or {@code granted}. */
    @WithDefault("confirmed")
    Consent consent();

    /** Most mails per rolling time, each as {@code number/duration}; {@code none} for no limit. */
    @WithDefault("1/24h,2/7d,6/30d")
    List<
                    @Pattern(
                            regexp = "none|[1-9]\\d{0,3}/[1-9]\\d{0,3}[hd]",
                            message = "is none, or a number, / and hours or days")
                    String>
            caps();

    /** Days on which marketing mails go out, by the recipient's clock. */
    @WithDefault("monday,tuesday,wednesday,thursday,friday")
    @NotEmpty
    Set<DayOfWeek> days();

    /** When the first may go out, by the recipient's clock. */
    @WithDefault("08:00")
    LocalTime from();

    /** From when on none may; on the next day if not after {@link #from()}, so that the same time twice is all day. */
    @WithDefault("20:00")
    LocalTime to();

    /** The clock of recipients whose zone nobody knows: an IANA zone. */
    @WithDefault("UTC")
    ZoneId zone();

    /** The rules in the words of the domain. */
    default SendingRules rules() {
        List<Cap> caps = caps().stream()
                .filter(cap -> !cap.equals("none"))
                .map(RulesSettings::cap)
                .toList();
        return new SendingRules(
                switch (consent()) {
                    case CONFIRMED -> ConsentStatus.CONFIRMED;
                    case GRANTED -> ConsentStatus.GRANTED;
                },
                new FrequencyCaps(caps),
                new SendWindow(days(), from(), to()));
    }

    private static Cap cap(String text) {
        int slash = text.indexOf('/');
        int number = Integer.parseInt(text.substring(slash + 1, text.length() - 1));
        return new Cap(
                Integer.parseInt(text.substring(0, slash)),
                text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number));
    }
}
