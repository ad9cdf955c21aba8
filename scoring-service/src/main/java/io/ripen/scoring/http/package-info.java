/** What the resources share: problems, parameters, pages. */
@NullMarked
package io.ripen.scoring.http;

import org.jspecify.annotations.NullMarked;
