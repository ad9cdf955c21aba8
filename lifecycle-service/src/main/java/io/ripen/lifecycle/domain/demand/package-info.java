/** Which visits there are and where they come from: a pure fold over touchpoints. */
@NullMarked
package io.ripen.lifecycle.domain.demand;

import org.jspecify.annotations.NullMarked;
