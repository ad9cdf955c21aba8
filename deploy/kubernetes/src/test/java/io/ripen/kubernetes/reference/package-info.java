/** The page and the list of all settings, written from the settings' types. */
@org.jspecify.annotations.NullMarked
package io.ripen.kubernetes.reference;
