/** Consent, erasure, export and retention of what is kept about people. */
@NullMarked
package io.ripen.scoring.privacy;

import org.jspecify.annotations.NullMarked;
