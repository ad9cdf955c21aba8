/** Accounts: the companies that leads belong to, with a score of their own. */
@NullMarked
package io.ripen.contracts.account;

import org.jspecify.annotations.NullMarked;
