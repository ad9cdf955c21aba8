/** Tests of business time and clocks. */
package io.ripen.lifecycle.domain.sla;
