/** Tests of the benchmark of mails. */
@NullMarked
package io.ripen.bench.mails;

import org.jspecify.annotations.NullMarked;
