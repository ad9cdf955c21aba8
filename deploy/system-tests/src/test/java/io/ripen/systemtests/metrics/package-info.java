/** What dashboards and alerts name, held against what the running services expose. */
@org.jspecify.annotations.NullMarked
package io.ripen.systemtests.metrics;
