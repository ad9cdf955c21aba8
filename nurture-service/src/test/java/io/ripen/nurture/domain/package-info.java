/** Tests of the pure rules. */
@NullMarked
package io.ripen.nurture.domain;

import org.jspecify.annotations.NullMarked;
