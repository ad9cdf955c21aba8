package io.ripen.local.imports;

/**
 * Why a row was not taken.
 *
 * @param line the line on which it ends
 * @param column where in it; empty if it is about the whole row
 * @param code stable code
 * @param detail what would be right
 */
public record Refusal(long line, String column, String code, String detail) implements FileRow {}
