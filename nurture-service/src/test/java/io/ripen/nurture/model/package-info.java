@NullMarked
package io.ripen.nurture.model;

import org.jspecify.annotations.NullMarked;
