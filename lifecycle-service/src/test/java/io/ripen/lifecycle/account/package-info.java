/** Tests of accounts from topic to HTTP. */
package io.ripen.lifecycle.account;
