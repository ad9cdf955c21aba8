/** Tests of the intake's decisions. */
@NullMarked
package io.ripen.ingest.domain;

import org.jspecify.annotations.NullMarked;
