/** What every event of a lead adds to the figures: a pure fold, so that they can be counted again from the log. */
@NullMarked
package io.ripen.lifecycle.domain.kpi;

import org.jspecify.annotations.NullMarked;
