package io.ripen.lifecycle.webhook;

/** Examples for the API's description; tests compare their shape with real answers. */
final class Examples {
    static final String ENDPOINT_ID = "8f0d7f43-93cf-4a8e-8a4e-0c6d3a1f2b11";
    static final String SECRETS = """
            {"endpointId": "8f0d7f43-93cf-4a8e-8a4e-0c6d3a1f2b11",
             "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="}""";
    static final String REQUEST = """
            {"url": "https://crm.example.com/hooks/ripen", "description": "CRM",
             "events": ["ripen.stage.changed.v1", "ripen.handover.requested.v1"]}""";
    static final String LIST = """
            {"endpoints": [{
              "endpointId": "8f0d7f43-93cf-4a8e-8a4e-0c6d3a1f2b11",
              "url": "https://crm.example.com/hooks/ripen", "description": "CRM",
              "events": ["ripen.handover.requested.v1", "ripen.stage.changed.v1"],
              "state": "active", "failures": 0, "lastSuccessAt": "2026-03-01T10:00:02.250Z",
              "delivered": 4711, "waiting": 0, "createdAt": "2026-02-01T08:00:00Z"}]}""";
    static final String REPLAY = """
            {"from": "2026-03-01T00:00:00Z"}""";
    static final String INVALID = """
            {"type": "urn:ripen:problem:webhook-invalid", "title": "The webhook endpoint cannot be registered",
             "status": 400, "code": "webhook-invalid", "where": "url",
             "detail": "the URL must begin with https://"}""";
    static final String NOT_FOUND = """
            {"type": "urn:ripen:problem:webhook-unknown", "title": "There is no such webhook endpoint",
             "status": 404, "code": "webhook-unknown", "detail": "GET /v1/webhooks lists those there are"}""";

    private Examples() {}
}
