/** Scoring models as files: read strictly, refused at start with the place and what would be right. */
@NullMarked
package io.ripen.scoring.model;

import org.jspecify.annotations.NullMarked;
