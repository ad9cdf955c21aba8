package io.ripen.lifecycle.account;

/** Examples for the API's description; tests compare their shape with real answers. */
final class Examples {
    static final String ACCOUNT_ID = "0c7b3c55-58a5-3d0f-8a44-3a2f3f0f9b6e";

    private static final String SUMMARY = """
            {"accountId": "0c7b3c55-58a5-3d0f-8a44-3a2f3f0f9b6e", "domain": "nordvind.example",
             "name": "Nordvind Logistik AB",
             "score": {"total": 150.00, "fit": 50.00, "engagement": 100.00, "band": "A1"},
             "asOf": "2026-03-02T09:15:00Z", "leadCount": 2,
             "stages": [{"stage": "MQL", "leads": 1}, {"stage": "SAL", "leads": 1}],
             "buyingCentre": {"present": ["decider"], "missing": ["influencer", "user", "buyer", "gatekeeper"],
                              "others": ["works council"]}}""";

    static final String PAGE = "{\"accounts\": [" + SUMMARY + "], \"next\": \"MTUwLjAwIDBjN2IzYzU1\"}";

    static final String ACCOUNT = "{\"account\": " + SUMMARY + """
            , "leads": [
              {"leadId": "6f0c8e5e-6f52-5d0c-9d7c-3a1de1a6f4b1", "function": "decider", "stage": "SAL",
               "enteredAt": "2026-03-02T09:15:00Z",
               "score": {"total": 95.50, "fit": 50.00, "engagement": 45.50, "band": "A3"},
               "owner": "sofia", "slaState": "running", "slaDueAt": "2026-03-03T09:15:00Z"},
              {"leadId": "7a1c8e5e-6f52-5d0c-9d7c-3a1de1a6f4b2", "function": "works council", "stage": "MQL",
               "enteredAt": "2026-03-01T10:00:00Z",
               "score": {"total": 55.00, "fit": 30.00, "engagement": 25.00, "band": "B3"}}]}""";

    private Examples() {}
}
