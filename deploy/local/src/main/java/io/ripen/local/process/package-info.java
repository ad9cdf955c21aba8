/** Processes of the operating system: started detached from the terminal, remembered in pid files, signalled. */
@NullMarked
package io.ripen.local.process;

import org.jspecify.annotations.NullMarked;
