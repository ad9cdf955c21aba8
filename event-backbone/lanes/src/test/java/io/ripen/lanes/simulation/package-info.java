/** The lane under a seeded simulation of everything that can fail. */
package io.ripen.lanes.simulation;
