package io.ripen.scoring.fact;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ripen.scoring.domain.touchpoint.FactForms;
import io.ripen.scoring.domain.touchpoint.Industries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The forms of facts with the lists that come with the service. */
public final class FactLists {
    /** Phone numbers by libphonenumber, industries by {@code lists/industries.json}. */
    public static final FactForms FORMS = new FactForms(new NumberingPlans(), industries());

    private FactLists() {}

    private static Industries industries() {
        try (InputStream list = FactLists.class.getResourceAsStream("/lists/industries.json")) {
            if (list == null) {
                throw new IllegalStateException("resource /lists/industries.json is missing from the service's jar");
            }
            return new Industries(List.of(new JsonMapper().readValue(list, Industries.Industry[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
