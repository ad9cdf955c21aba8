package io.ripen.scoring.model;

import io.ripen.definitions.Spelling;
import io.ripen.definitions.YamlNode;
import io.ripen.scoring.domain.touchpoint.CompanySize;
import io.ripen.scoring.domain.touchpoint.FactForm;
import io.ripen.scoring.domain.touchpoint.FactForms;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.fact.FactLists;
import java.util.Collection;
import java.util.List;

/** Refuses values that a fact never has in the form in which it is kept: a rule that names one could never hold. */
final class FactValues {
    private FactValues() {}

    /** Refuses at the node if no lead can ever have the value. */
    static void check(FactName fact, String value, YamlNode node) {
        switch (fact) {
            case COMPANY_SIZE ->
                oneOf(fact, value, node, CompanySize.classes(), String.join(", ", CompanySize.classes()));
            case COUNTRY ->
                oneOf(fact, value, node, FactForms.countries(), "the two letters of ISO 3166, for example AT");
            case TIME_ZONE ->
                oneOf(fact, value, node, FactForms.timeZones(), "names of IANA time zones, for example Europe/Vienna");
            case EMAIL, PHONE, INDUSTRY, LOCALE -> asItIsKept(fact, value, node);
            // Any text, or what the model itself makes of it.
            case NAME, JOB_TITLE, FUNCTION, COMPANY -> {}
        }
    }

    /** Conditions compare in any case of letters. */
    private static void oneOf(FactName fact, String value, YamlNode node, Collection<String> known, String allowed) {
        if (known.stream().noneMatch(value::equalsIgnoreCase)) {
            throw node.refused(never(fact, value) + Spelling.hint(value, known) + "; allowed: " + allowed);
        }
    }

    private static void asItIsKept(FactName fact, String value, YamlNode node) {
        switch (FactLists.FORMS.normalise(fact, value, null)) {
            case FactForm.Kept kept -> {
                if (!kept.value().equalsIgnoreCase(value)) {
                    throw node.refused(never(fact, value) + ": it is kept as '" + kept.value() + "'"
                            + (fact == FactName.INDUSTRY ? "; the kept list: " + String.join(", ", industries()) : ""));
                }
            }
            case FactForm.Refused refused ->
                throw node.refused(never(fact, value) + ": "
                        + (fact == FactName.PHONE ? "numbers are kept as +431234567" : "it can be none"));
        }
    }

    private static List<String> industries() {
        return FactLists.FORMS.industries().names();
    }

    private static String never(FactName fact, String value) {
        return "no lead ever has the " + fact.label() + " '" + value + "'";
    }
}
