/** The servers Ripen needs on one machine, each a process of its own: Kafka, PostgreSQL and a mail inbox. */
@NullMarked
package io.ripen.local.server;

import org.jspecify.annotations.NullMarked;
