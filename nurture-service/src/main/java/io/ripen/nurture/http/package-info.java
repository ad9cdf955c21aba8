/** What all HTTP answers of the service have in common: problems with stable codes, and how tokens are checked. */
@NullMarked
package io.ripen.nurture.http;

import org.jspecify.annotations.NullMarked;
