/** Lifecycle service: turns score changes into stages that marketing and sales agree on. */
@NullMarked
package io.ripen.lifecycle;

import org.jspecify.annotations.NullMarked;
