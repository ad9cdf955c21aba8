/** Refuses the start when somebody gave a setting that no service knows. */
@org.jspecify.annotations.NullMarked
package io.ripen.lanes.settings;
