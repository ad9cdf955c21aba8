/** The company's figures: counted in the lanes' transactions, read as sums, given as JSON and CSV. */
@NullMarked
package io.ripen.lifecycle.kpi;

import org.jspecify.annotations.NullMarked;
