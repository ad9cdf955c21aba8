/** Events as JSON in CloudEvents binary mode. */
@NullMarked
package io.ripen.lanes.json;

import org.jspecify.annotations.NullMarked;
