/** Bad fixtures of the architecture's rules. */
@NullMarked
package io.ripen.scoring.domain;

import org.jspecify.annotations.NullMarked;
