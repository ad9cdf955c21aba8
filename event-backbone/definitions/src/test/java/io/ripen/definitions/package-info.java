/** Tests of definition files. */
@NullMarked
package io.ripen.definitions;

import org.jspecify.annotations.NullMarked;
