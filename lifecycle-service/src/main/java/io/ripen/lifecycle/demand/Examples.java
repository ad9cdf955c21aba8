package io.ripen.lifecycle.demand;

/** Examples for the API's description; tests compare their shape with real answers. */
final class Examples {
    static final String TRAFFIC = """
            {"zone": "Europe/Berlin", "from": "2026-03-01", "to": "2026-03-31",
             "rows": [{"period": "2026-03-01", "channels": [
               {"channel": "organic-search", "referrer": "Google", "visitors": 700, "visits": 910,
                "touchpoints": 3100}]}]}""";
    static final String CONTENT = """
            {"zone": "Europe/Berlin", "from": "2026-03-01", "to": "2026-03-31",
             "rows": [{"period": "2026-03-01", "uses": [
               {"what": "asset", "type": "whitepaper", "name": "wp-automation", "count": 120},
               {"what": "topic", "type": "", "name": "automation", "count": 340},
               {"what": "phase", "type": "", "name": "awareness", "count": 340}]}]}""";
    static final String EVENTS = """
            {"zone": "Europe/Berlin", "from": "2026-03-01", "to": "2026-03-31",
             "rows": [{"period": "2026-03-01", "uses": [
               {"what": "event", "type": "webinar-registered", "name": "webinar-march", "count": 80},
               {"what": "event", "type": "webinar-attended", "name": "webinar-march", "count": 44}]}]}""";

    private Examples() {}
}
