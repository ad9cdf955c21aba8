/** Prometheus' own tool over the rules, and the pages that alerts point to. */
@org.jspecify.annotations.NullMarked
package io.ripen.kubernetes.alerts;
