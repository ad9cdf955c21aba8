/** Tests of commands over HTTP. */
package io.ripen.lifecycle.command;
