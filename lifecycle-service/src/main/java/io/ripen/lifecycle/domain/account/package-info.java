/** Accounts: which functions of the buying centre are known. */
@NullMarked
package io.ripen.lifecycle.domain.account;

import org.jspecify.annotations.NullMarked;
