package io.ripen.local.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row that can be sent.
 *
 * @param line the line on which it ends, from 1
 * @param event what it says
 */
public record SourceRow(long line, ObjectNode event) implements FileRow {}
