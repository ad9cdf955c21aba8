/** What the forms of facts stand on: the numbering plans of the world and the kept list of industries. */
@NullMarked
package io.ripen.scoring.fact;

import org.jspecify.annotations.NullMarked;
