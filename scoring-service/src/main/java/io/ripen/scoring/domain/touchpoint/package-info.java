/**
 * What a person did and told, in the words that rules are written in.
 *
 * <p>Read in this order. A {@link Touchpoint} has a {@link TouchpointType}, may use a {@link Content}, carry
 * {@link PropertyValue}s and tell {@link Facts}; {@link FactForms} brings each {@link Fact} to its normal form, or says
 * why it is none. A {@link Verdict} is what somebody says about who caused it.
 */
@NullMarked
package io.ripen.scoring.domain.touchpoint;

import org.jspecify.annotations.NullMarked;
