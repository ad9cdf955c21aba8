/** What people and machines ask of leads and visitors, each decided by the lane of whom it concerns. */
@NullMarked
package io.ripen.scoring.command;

import org.jspecify.annotations.NullMarked;
