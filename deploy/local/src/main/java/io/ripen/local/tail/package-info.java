/** Shows a topic's events as they come. */
@org.jspecify.annotations.NullMarked
package io.ripen.local.tail;
