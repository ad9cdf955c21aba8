/** One lead's story as the services tell it. */
@NullMarked
package io.ripen.local.story;

import org.jspecify.annotations.NullMarked;
