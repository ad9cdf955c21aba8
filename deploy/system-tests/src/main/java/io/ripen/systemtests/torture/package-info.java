/**
 * The whole system, two instances of each service, under a known load and a seeded nemesis; then what was promised.
 *
 * <p>Read in this order. {@link Torture} is one run by a {@link TorturePlan}: a {@link Town} of processes, the
 * {@link Load}, and a {@link Nemesis} that follows a {@link Schedule} of {@link Fault}s. What is left is
 * {@link Evidence}, at which each {@link Promise} looks; {@link Report} tells the verdict.
 */
@NullMarked
package io.ripen.systemtests.torture;

import org.jspecify.annotations.NullMarked;
