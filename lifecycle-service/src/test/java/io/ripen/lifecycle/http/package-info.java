/** Tests of what all answers have in common. */
package io.ripen.lifecycle.http;
