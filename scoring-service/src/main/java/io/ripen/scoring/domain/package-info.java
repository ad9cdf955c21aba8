/** The pure core of scoring: no input, output, clock or randomness inside, JDK only. */
@NullMarked
package io.ripen.scoring.domain;

import org.jspecify.annotations.NullMarked;
