/** Enrichment: company data of a provider become facts, off the lanes. */
@NullMarked
package io.ripen.scoring.enrichment;

import org.jspecify.annotations.NullMarked;
