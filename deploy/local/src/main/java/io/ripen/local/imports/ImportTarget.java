package io.ripen.local.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Where rows go. */
public interface ImportTarget {
    /** Names the kind of rows and where they go: an import goes on only where it began. It tells no secret. */
    String identity();

    /** Makes a row's event complete, always in the same way, so that sending it again changes nothing. */
    ObjectNode completed(ObjectNode event);

    /**
     * Sends rows that can be read.
     *
     * @return why each was refused, if it was, in the same order
     */
    List<Optional<Refusal>> send(List<SourceRow> rows);
}
