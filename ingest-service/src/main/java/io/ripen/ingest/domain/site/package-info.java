/**
 * What a site's settings ask for: {@link SitePolicy}, its catalogue of contents, its words and its bounds.
 */
@NullMarked
package io.ripen.ingest.domain.site;

import org.jspecify.annotations.NullMarked;
