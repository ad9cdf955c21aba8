/** Journey files and the catalogue of contents: read strictly, drawn, and tried out over recorded events. */
@NullMarked
package io.ripen.nurture.model;

import org.jspecify.annotations.NullMarked;
