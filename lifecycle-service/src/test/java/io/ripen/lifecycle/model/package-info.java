/** Tests of stage files. */
package io.ripen.lifecycle.model;
