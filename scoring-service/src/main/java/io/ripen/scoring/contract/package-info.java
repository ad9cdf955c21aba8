/** Translates between the records of the event contracts and those of the domain. */
@NullMarked
package io.ripen.scoring.contract;

import org.jspecify.annotations.NullMarked;
