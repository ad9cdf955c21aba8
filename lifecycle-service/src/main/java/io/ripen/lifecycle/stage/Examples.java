package io.ripen.lifecycle.stage;

/** Answers shown in the API's description. A test compares their shape with real answers. */
final class Examples {
    static final String LEAD_ID = "6f0c8e5e-6f52-5d0c-9d7c-3a1de1a6f4b1";

    static final String LEAD = """
            {
              "leadId": "6f0c8e5e-6f52-5d0c-9d7c-3a1de1a6f4b1",
              "stage": "MQL",
              "enteredAt": "2026-03-02T09:15:00Z",
              "score": {"total": 61.00, "fit": 35.00, "engagement": 26.00, "band": "B3"},
              "scoreSequence": 7,
              "asOf": "2026-03-02T09:15:00Z",
              "history": [
                {
                  "sequence": 1,
                  "to": "LEAD",
                  "at": "2026-03-01T16:40:00Z",
                  "reason": "identified",
                  "guards": [],
                  "by": {"kind": "rule", "id": "b2b-default"},
                  "model": {"id": "b2b-default", "version": 1},
                  "score": {"total": 36.00, "fit": 35.00, "engagement": 1.00, "band": "B4"},
                  "scoreSequence": 1,
                  "touchpointId": "018f3f5e-2a8b-7c11-9b0e-3d4c5a6b7c8d"
                },
                {
                  "sequence": 2,
                  "from": "LEAD",
                  "to": "MQL",
                  "at": "2026-03-02T09:15:00Z",
                  "reason": "guards-satisfied",
                  "guards": [
                    {"guard": "name known", "satisfied": true, "actual": "name"},
                    {"guard": "way-to-reach known", "satisfied": true, "actual": "email"},
                    {"guard": "interest in any topic", "satisfied": true, "actual": "pricing 25.00"},
                    {"guard": "score >= 50", "satisfied": true, "actual": "61.00"},
                    {"guard": "engagement > 0", "satisfied": true, "actual": "26.00"}
                  ],
                  "by": {"kind": "rule", "id": "b2b-default"},
                  "model": {"id": "b2b-default", "version": 1},
                  "score": {"total": 61.00, "fit": 35.00, "engagement": 26.00, "band": "B3"},
                  "scoreSequence": 7,
                  "touchpointId": "018f3f60-1111-7c11-9b0e-3d4c5a6b7c8d"
                }
              ],
              "next": [
                {
                  "stage": "SAL",
                  "guards": [
                    {"guard": "product-content >= 2", "satisfied": false, "actual": "1"},
                    {
                      "guard": "any of (price-content >= 1, score >= 70)",
                      "satisfied": true,
                      "actual": "price-content >= 1: 1, score >= 70: 61.00"
                    },
                    {"guard": "name known", "satisfied": true, "actual": "name"},
                    {"guard": "way-to-reach known", "satisfied": true, "actual": "email"},
                    {"guard": "company known", "satisfied": true, "actual": "company"},
                    {"guard": "function known", "satisfied": false, "actual": "missing"}
                  ],
                  "dwell": "PT0S"
                }
              ],
              "work": {"settled": {}, "rejects": 0},
              "clocks": [],
              "mergedAway": false,
              "allowed": ["recycle", "disqualify", "assign-owner", "set-stage"]
            }
            """;

    static final String LEAD_UNKNOWN = """
            {
              "type": "urn:ripen:problem:lead-unknown",
              "title": "There is no such lead",
              "status": 404,
              "detail": "lifecycle has seen no score of a lead with this id",
              "code": "lead-unknown"
            }
            """;

    static final String STAGE_UNKNOWN = """
            {
              "type": "urn:ripen:problem:stage-unknown",
              "title": "There is no such stage",
              "status": 400,
              "detail": "pass one of the model's stages: LEAD, MQL, SAL",
              "code": "stage-unknown",
              "where": "stage"
            }
            """;

    static final String PAGE = """
            {
              "leads": [
                {
                  "leadId": "6f0c8e5e-6f52-5d0c-9d7c-3a1de1a6f4b1",
                  "stage": "MQL",
                  "enteredAt": "2026-03-02T09:15:00Z",
                  "score": {"total": 61.00, "fit": 35.00, "engagement": 26.00, "band": "B3"}
                }
              ],
              "next": "MjAyNi0wMy0wMlQwOToxNTowMFogNmYwYzhlNWU"
            }
            """;

    static final String TIMELINE = """
            {
              "leadId": "6f0c8e5e-6f52-5d0c-9d7c-3a1de1a6f4b1",
              "entries": [
                {
                  "at": "2026-03-01T16:40:00Z",
                  "kind": "ripen.stage.changed.v1",
                  "sequence": 1,
                  "step": {"to": "LEAD", "reason": "identified"}
                },
                {
                  "at": "2026-03-02T09:15:00Z",
                  "kind": "command",
                  "command": {"commandId": "c-1", "action": "assign-owner", "author": "mara", "value": "sofia"}
                }
              ],
              "isCut": false
            }
            """;

    private Examples() {}
}
