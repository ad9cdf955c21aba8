@NullMarked
package io.ripen.nurture.provider;

import org.jspecify.annotations.NullMarked;
