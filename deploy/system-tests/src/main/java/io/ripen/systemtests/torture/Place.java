package io.ripen.systemtests.torture;

/** Where a record lies. */
record Place(String topic, int partition, long offset) {}
