package io.ripen.local.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param line the line on which it ends, from 1
 * @param event what it says; null if it cannot be read
 */
public record SourceRow(long line, @Nullable ObjectNode event) {}
