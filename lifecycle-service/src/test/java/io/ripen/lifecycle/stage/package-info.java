/** Tests of stages from topic to topic and over HTTP. */
package io.ripen.lifecycle.stage;
