@org.jspecify.annotations.NullMarked
package io.ripen.webhooks;
