/** Tests of the lifecycle's rules. */
package io.ripen.lifecycle.domain;
