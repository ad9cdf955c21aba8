package io.ripen.lifecycle.kpi;

/** Examples for the API's description; tests compare their shape with real answers. */
final class Examples {
    static final String KPIS = """
            {"zone": "Europe/Berlin", "currency": "EUR", "from": "2026-03-01", "to": "2026-03-31",
             "rows": [{"period": "2026-03-02", "source": "google", "visitors": 1000, "visitorToLead": 0.0200,
               "cost": 400.00,
               "stages": [
                 {"stage": "LEAD", "reached": 20, "entered": 20, "costEach": 20.00,
                  "bands": [{"band": "C4", "leads": 20, "share": 1.0000}]},
                 {"stage": "CUSTOMER", "reached": 1, "entered": 1, "costEach": 400.00,
                  "bands": [{"band": "A1", "leads": 1, "share": 1.0000}]}],
               "handovers": 4,
               "sla": [{"stage": "SAL", "clock": "first-contact", "kept": 3, "breached": 1, "rate": 0.7500}],
               "reasons": [{"stage": "RECYCLED", "reason": "no-budget", "count": 2}]}]}""";
    static final String FUNNEL = """
            {"zone": "Europe/Berlin",
             "rows": [{"period": "ever", "visitors": 1000, "visitorToLead": 0.0200,
               "stages": [{"stage": "LEAD", "leads": 12, "entered": 20, "reached": 20}],
               "conversions": [{"from": "LEAD", "to": "MQL", "moves": 8, "rate": 0.4000}],
               "cohorts": [{"from": "LEAD", "to": "MQL", "leads": 20, "converted": 8, "rate": 0.4000}]}]}""";
    static final String VELOCITY = """
            {"zone": "Europe/Berlin", "from": "2026-03-01", "to": "2026-03-31",
             "rows": [{"period": "2026-03-01",
               "stages": [{"stage": "LEAD", "stays": 8, "medianSeconds": 86400, "p90Seconds": 259200,
                 "arrivals": 0},
                {"stage": "MQL", "stays": 3, "medianSeconds": 43200, "p90Seconds": 86400,
                 "arrivals": 8, "medianAgeSeconds": 86400}]}]}""";
    static final String COSTS = """
            from,to,source,campaign,cost,currency
            2026-03-01,2026-03-31,google,spring,3100.00,EUR
            2026-03-05,2026-03-05,linkedin,whitepaper,250.00,EUR
            """;
    static final String COST_REPORT = """
            {"lines": 3, "days": 32,
             "refused": [{"line": 4, "where": "currency", "detail": "EUR is needed, as ripen.lifecycle.kpis.currency says"}]}""";
    static final String PARAMETER = """
            {"type": "urn:ripen:problem:invalid-parameter", "title": "A parameter cannot be used", "status": 400,
             "code": "invalid-parameter", "where": "period", "detail": "allowed are day, week, month, total"}""";

    private Examples() {}
}
