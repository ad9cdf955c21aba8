/** Lanes on PostgreSQL: the engine's tables, transactions and commands through the Vert.x client. */
@NullMarked
package io.ripen.lanes.postgres;

import org.jspecify.annotations.NullMarked;
