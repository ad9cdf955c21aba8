/** The pages of the documentation, held against what the sources say. */
@org.jspecify.annotations.NullMarked
package io.ripen.docs;
