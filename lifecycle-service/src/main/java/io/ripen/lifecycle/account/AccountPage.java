package io.ripen.lifecycle.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the accounts, the highest score first.
 *
 * @param accounts the accounts
 * @param next pass it as {@code after} to get more; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountPage(List<AccountSummary> accounts, @Nullable String next) {
    AccountPage {
        accounts = List.copyOf(accounts);
    }
}
