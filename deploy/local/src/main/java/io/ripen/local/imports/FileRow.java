package io.ripen.local.imports;

/** A row of a file: what it says, or why it says nothing. */
sealed interface FileRow permits SourceRow, Refusal {
    /** The line on which it ends, from 1. */
    long line();
}
