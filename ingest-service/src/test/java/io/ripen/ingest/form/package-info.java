/** Plain HTML forms. */
@NullMarked
package io.ripen.ingest.form;

import org.jspecify.annotations.NullMarked;
