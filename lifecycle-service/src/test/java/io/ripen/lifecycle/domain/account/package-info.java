/** Tests of what is known of accounts. */
package io.ripen.lifecycle.domain.account;
