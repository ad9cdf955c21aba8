@org.jspecify.annotations.NullMarked
package io.ripen.lifecycle.domain.demand;
