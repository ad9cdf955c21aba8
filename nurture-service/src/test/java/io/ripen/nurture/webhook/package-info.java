/** Tests of calling other systems. */
@NullMarked
package io.ripen.nurture.webhook;

import org.jspecify.annotations.NullMarked;
