package io.ripen.scoring.fact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ripen.scoring.domain.touchpoint.FactForm;
import io.ripen.scoring.domain.touchpoint.FactRefusal;
import io.ripen.scoring.domain.touchpoint.PhoneNumbers;
import org.jspecify.annotations.Nullable;

/** The numbering plans that libphonenumber carries. A number is one if its length and its range are in use. */
final class NumberingPlans implements PhoneNumbers {
    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

    @Override
    public FactForm normalise(String given, @Nullable String country) {
        try {
            PhoneNumber number = plans.parse(given, country);
            return plans.isValidNumber(number)
                    ? new FactForm.Kept(plans.format(number, PhoneNumberFormat.E164))
                    : new FactForm.Refused(FactRefusal.PHONE_INVALID);
        } catch (NumberParseException e) {
            boolean dialledAtHome = e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                    && country == null
                    && !given.strip().startsWith("+");
            return new FactForm.Refused(dialledAtHome ? FactRefusal.PHONE_NEEDS_COUNTRY : FactRefusal.PHONE_INVALID);
        }
    }
}
