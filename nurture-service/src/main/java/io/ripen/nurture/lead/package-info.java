/** The stored state of leads: what the lane writes and the senders read. */
@NullMarked
package io.ripen.nurture.lead;

import org.jspecify.annotations.NullMarked;
