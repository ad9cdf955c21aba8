/** The lifecycle's rules: which stage a lead enters, when, and why. Pure: the JDK only, no clock, no I/O. */
@NullMarked
package io.ripen.lifecycle.domain;

import org.jspecify.annotations.NullMarked;
