/** The Helm chart, rendered for each set of values and held against what the services really have. */
@org.jspecify.annotations.NullMarked
package io.ripen.kubernetes;
