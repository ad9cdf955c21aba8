package io.ripen.systemtests.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Somebody with one or two browsers who does a known number of known things in any order. On each browser there is one
 * form, which says who it is, unless the person stays anonymous.
 *
 * @param number counts from 0
 * @param acts what the person does, in order
 */
record Person(int number, List<Act> acts) {
    private static final int FIT_POINTS = 10;
    private static final int FEWEST_ACTS = 8;
    private static final int MORE_ACTS = 32;
    private static final int PEOPLE_PER_FIRM = 5;
    private static final List<Visit> VIEWS =
            List.of(Visit.LOOK, Visit.LOOK, Visit.LOOK, Visit.READ, Visit.READ, Visit.PRICE, Visit.CAREER);

    /**
     * One touchpoint.
     *
     * @param id its id, unique in the run
     * @param browser the visitor id
     */
    record Act(String id, String browser, Visit visit) {}

    Person {
        acts = List.copyOf(acts);
    }

    /** The same person for the same chance. */
    static Person of(int number, Random random) {
        List<Act> acts = new ArrayList<>();
        int browsers = 1 + random.nextInt(2);
        boolean anonymous = random.nextInt(10) == 0;
        int count = FEWEST_ACTS + random.nextInt(MORE_ACTS);
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            visits.add(VIEWS.get(random.nextInt(VIEWS.size())));
        }
        for (int i = 0; i < count; i++) {
            acts.add(new Act("t-" + number + "-" + i, browser(number, random.nextInt(browsers)), visits.get(i)));
        }
        for (int browser = 0; browser < browsers && !anonymous; browser++) {
            acts.add(new Act("t-" + number + "-f" + browser, browser(number, browser), Visit.FORM));
        }
        Collections.shuffle(acts, random);
        return new Person(number, acts);
    }

    private static String browser(int number, int browser) {
        return "b-" + number + "-" + browser;
    }

    /** The mail address, which is unique, at a firm where some others are too. */
    String email() {
        return "person-%d@firm-%d.example".formatted(number, number / PEOPLE_PER_FIRM);
    }

    boolean isAnonymous() {
        return acts.stream().noneMatch(act -> act.visit() == Visit.FORM);
    }

    /** The score that the person must have once everything has had its effect, whatever the order. */
    long score() {
        return FIT_POINTS + acts.stream().mapToLong(act -> act.visit().points()).sum();
    }

    /** How often the person did what. */
    Map<Visit, Integer> counts() {
        Map<Visit, Integer> counts = new EnumMap<>(Visit.class);
        acts.forEach(act -> counts.merge(act.visit(), 1, Integer::sum));
        return counts;
    }

    /** An act as ingest takes it. */
    String json(Act act) {
        String common =
                "{\"id\": \"%s\", \"visitorId\": \"%s\", \"page\": {\"url\": \"https://www.example.com/%s/%s\"}, "
                        .formatted(act.id(), act.browser(), act.visit().counter(), act.id());
        return switch (act.visit()) {
            case LOOK, READ, PRICE, CAREER -> common + "\"type\": \"page-view\"}";
            case FORM -> common + """
                        "type": "form-fill", "name": "contact",
                         "facts": {"email": "%s", "name": "Person %d", "company": "Firm %d"},
                         "consents": [{"purpose": "contact-by-mail", "status": "granted", "textVersion": "torture-1"}]}""".formatted(email(), number, number / PEOPLE_PER_FIRM);
        };
    }
}
