package io.ripen.scoring.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of accounts.
 *
 * @param accounts the accounts, highest score first
 * @param next to be given as {@code after} for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountPage(
        List<AccountItem> accounts, @Nullable String next) {
    /** Copies the list. */
    public AccountPage {
        accounts = List.copyOf(accounts);
    }
}
