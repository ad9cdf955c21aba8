/** The code of docs/lifecycle/consuming.md, compiled and run. */
@org.jspecify.annotations.NullMarked
package io.ripen.lifecycle.example;
