/** Stages: score changes in, stage changes out, and where every lead stands. */
@NullMarked
package io.ripen.lifecycle.stage;

import org.jspecify.annotations.NullMarked;
