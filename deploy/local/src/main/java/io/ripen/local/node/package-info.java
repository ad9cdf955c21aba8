/** Entry points of the server processes; nothing here is loaded into the process that starts them. */
@NullMarked
package io.ripen.local.node;

import org.jspecify.annotations.NullMarked;
