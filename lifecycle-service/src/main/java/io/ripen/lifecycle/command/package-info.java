/** What sales says of leads and what other systems bring along, over HTTP; each lead's own lane decides. */
@NullMarked
package io.ripen.lifecycle.command;

import org.jspecify.annotations.NullMarked;
