/** The public language of Ripen: topics, event types and CloudEvents header names. Depends on nothing but Jackson annotations. */
@NullMarked
package io.ripen.contracts;

import org.jspecify.annotations.NullMarked;
