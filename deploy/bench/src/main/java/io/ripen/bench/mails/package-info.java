/** How a large backlog of mails goes out: its pace, and the memory that it takes meanwhile. */
@NullMarked
package io.ripen.bench.mails;

import org.jspecify.annotations.NullMarked;
