/** Keys and bearer tokens for a machine that has no identity provider. */
@NullMarked
package io.ripen.local.access;

import org.jspecify.annotations.NullMarked;
