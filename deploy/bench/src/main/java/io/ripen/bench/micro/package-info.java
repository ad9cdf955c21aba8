/** What one fold, and one reading or writing, costs: measured by JMH, without servers. */
@NullMarked
package io.ripen.bench.micro;

import org.jspecify.annotations.NullMarked;
