package io.ripen.lifecycle.stage;

import io.ripen.lifecycle.domain.LifecycleEvent;

/** An event beside stage changes, as it is kept for readers. */
record OtherEvent(String leadId, LifecycleEvent happening, String type, Record data) {}
