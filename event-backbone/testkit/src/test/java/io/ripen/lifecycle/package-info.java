/** Bad fixtures of the architecture's rules. */
@NullMarked
package io.ripen.lifecycle;

import org.jspecify.annotations.NullMarked;
