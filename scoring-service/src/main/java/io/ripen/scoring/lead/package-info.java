/** Reading leads and their scores over HTTP. */
@NullMarked
package io.ripen.scoring.lead;

import org.jspecify.annotations.NullMarked;
