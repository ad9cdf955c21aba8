/** Tests of lines for events. */
@org.jspecify.annotations.NullMarked
package io.ripen.local.tail;
