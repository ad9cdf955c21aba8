/** Tests of the package of the same name. */
@NullMarked
package io.ripen.local.demo;

import org.jspecify.annotations.NullMarked;
