@NullMarked
package io.ripen.nurture.simulate;

import org.jspecify.annotations.NullMarked;
