/** What a person did and told, in the words that rules are written in. */
@NullMarked
package io.ripen.scoring.domain.touchpoint;

import org.jspecify.annotations.NullMarked;
