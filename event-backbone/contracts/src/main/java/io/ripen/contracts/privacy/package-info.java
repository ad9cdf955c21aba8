/** Consent and erasure, which every service obeys. */
@NullMarked
package io.ripen.contracts.privacy;

import org.jspecify.annotations.NullMarked;
