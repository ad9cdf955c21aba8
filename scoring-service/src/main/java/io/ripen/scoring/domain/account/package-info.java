/** Accounts: which company a lead belongs to, and what its leads make of the company's score. */
@NullMarked
package io.ripen.scoring.domain.account;

import org.jspecify.annotations.NullMarked;
