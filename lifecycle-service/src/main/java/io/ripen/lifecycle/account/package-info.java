/** Accounts: the leads of one company with their stages, and who of its buying centre is known. */
@NullMarked
package io.ripen.lifecycle.account;

import org.jspecify.annotations.NullMarked;
