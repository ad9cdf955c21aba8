/** Tests of the test kit itself. */
@NullMarked
package io.ripen.testkit;

import org.jspecify.annotations.NullMarked;
