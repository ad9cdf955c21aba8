package io.ripen.nurture.consent;

import io.ripen.nurture.consent.PreferenceForm.Choice;
import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.consent.Consents;
import io.ripen.nurture.domain.sending.MailPreferences;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Translates between what a person can choose on the preference page and what it means. */
@Singleton
final class PreferenceChoices {
    private static final String NO_PAUSE = "none";
    private static final String KEEP_PAUSE = "keep";

    private final PreferenceSettings settings;
    private final Pages pages;

    @Inject
    PreferenceChoices(PreferenceSettings settings, Pages pages) {
        this.settings = settings;
        this.pages = pages;
    }

    PreferenceForm form(Consents consents, MailPreferences preferences, Locale language, Instant now) {
        PageMessages words = pages.words(language);
        List<Choice> purposes = Arrays.stream(ConsentPurpose.values())
                .map(purpose -> new Choice(purpose.id(), label(words, purpose), isGiven(consents.statusOf(purpose))))
                .toList();
        List<Choice> topics = settings.topics().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(topic -> new Choice(
                        topic.getKey(),
                        topic.getValue(),
                        !preferences.declinedTopics().contains(topic.getKey())))
                .toList();
        return new PreferenceForm(
                words.purposes(pages.sender()), purposes, topics, pauses(words, preferences, language, now));
    }

    private List<Choice> pauses(PageMessages words, MailPreferences preferences, Locale language, Instant now) {
        Instant until = preferences.pausedUntil();
        boolean paused = until != null && until.isAfter(now);
        List<Choice> pauses = new ArrayList<>();
        if (until != null && paused) {
            String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(language)
                    .format(until.atOffset(ZoneOffset.UTC));
            pauses.add(new Choice(KEEP_PAUSE, words.keepPause(date), true));
        }
        pauses.add(new Choice(NO_PAUSE, words.noPause(), !paused));
        settings.pauseDays()
                .forEach(days -> pauses.add(new Choice(Integer.toString(days), words.pauseDays(days), false)));
        return pauses;
    }

    /** All that the page says about consents, which the proof keeps. */
    Wording wording(Locale language) {
        PageMessages words = pages.words(language);
        String purposes = Arrays.stream(ConsentPurpose.values())
                .map(purpose -> label(words, purpose))
                .collect(Collectors.joining("; "));
        return new Wording(language, words.purposes(pages.sender()) + " " + purposes);
    }

    /** The consents that change: who chooses here reads the mailbox, so what is given is confirmed. */
    static Map<ConsentPurpose, ConsentStatus> changes(Consents consents, Collection<String> chosen) {
        Map<ConsentPurpose, ConsentStatus> changes = new EnumMap<>(ConsentPurpose.class);
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            if (chosen.contains(purpose.id())) {
                put(changes, consents, purpose, ConsentStatus.CONFIRMED);
            } else if (consents.holding(purpose)
                    .filter(PreferenceChoices::mayHoldLater)
                    .isPresent()) {
                put(changes, consents, purpose, ConsentStatus.WITHDRAWN);
            }
        }
        return changes;
    }

    private static void put(
            Map<ConsentPurpose, ConsentStatus> changes, Consents held, ConsentPurpose purpose, ConsentStatus status) {
        if (held.isNews(purpose, status)) {
            changes.put(purpose, status);
        }
    }

    /** Whether an empty box is a withdrawal: of what holds, or of what a consent tool may repeat with its next event. */
    private static boolean mayHoldLater(Consent held) {
        return isGiven(held.status()) || held.standing();
    }

    /** The preferences chosen. A value that the page does not offer changes nothing. */
    MailPreferences preferences(MailPreferences held, Collection<String> topics, @Nullable String pause, Instant now) {
        Set<String> declined = new HashSet<>(settings.topics().keySet());
        declined.removeAll(topics);
        return new MailPreferences(pausedUntil(held, pause, now), declined);
    }

    private @Nullable Instant pausedUntil(MailPreferences held, @Nullable String pause, Instant now) {
        if (NO_PAUSE.equals(pause)) {
            return null;
        }
        return settings.pauseDays().stream()
                .filter(days -> Integer.toString(days).equals(pause))
                .map(days -> now.plus(Duration.ofDays(days)))
                .findFirst()
                .orElse(held.pausedUntil());
    }

    private static boolean isGiven(ConsentStatus status) {
        return status == ConsentStatus.CONFIRMED || status == ConsentStatus.GRANTED;
    }

    private static String label(PageMessages words, ConsentPurpose purpose) {
        return switch (purpose) {
            case CONTACT_BY_MAIL -> words.contactByMail();
            case WEB_TRACKING -> words.webTracking();
            case MAIL_TRACKING -> words.mailTracking();
            case PROFILING -> words.profiling();
        };
    }
}
