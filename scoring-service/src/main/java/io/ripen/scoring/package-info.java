/** The scoring service: who is this, and what is the lead worth. */
@NullMarked
package io.ripen.scoring;

import org.jspecify.annotations.NullMarked;
