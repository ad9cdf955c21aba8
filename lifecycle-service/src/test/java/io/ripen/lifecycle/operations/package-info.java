/** The service as its operator sees it: health through outages, and tokens of an OpenID Connect server. */
@NullMarked
package io.ripen.lifecycle.operations;

import org.jspecify.annotations.NullMarked;
