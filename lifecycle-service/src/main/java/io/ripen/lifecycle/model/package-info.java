/** Stage files: read strictly at start, so that a wrong one is refused with the place and what would be right. */
@NullMarked
package io.ripen.lifecycle.model;

import org.jspecify.annotations.NullMarked;
