/** A person with whom contact is possible: explicit facts, consent, and the activities that identity resolution assigned to them. */
@NullMarked
package io.ripen.contracts.lead;

import org.jspecify.annotations.NullMarked;
