package io.ripen.lifecycle.example;

import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.StageChanged;

/** Your side. */
interface Crm {
    /** A lead entered a stage. */
    void moved(StageChanged step);

    /** A lead is ready for sales. */
    void handedOver(HandoverRequested handover);
}
