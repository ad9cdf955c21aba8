/** Tests of the names of settings. */
@org.jspecify.annotations.NullMarked
package io.ripen.lanes.settings;
