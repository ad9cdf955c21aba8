/** What every benchmark reports: medians over rounds, tables, facts about the machine. */
@NullMarked
package io.ripen.bench.report;

import org.jspecify.annotations.NullMarked;
