/** A scoring model as data: rules, limits, decay, caps and bands. */
@NullMarked
package io.ripen.scoring.domain.model;

import org.jspecify.annotations.NullMarked;
