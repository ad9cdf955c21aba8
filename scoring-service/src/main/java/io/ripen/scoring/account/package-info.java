/** The account stage: leads of one company roll up to an account with a score of its own. */
@NullMarked
package io.ripen.scoring.account;

import org.jspecify.annotations.NullMarked;
