package io.ripen.lifecycle.command;

/** Answers shown in the API's description. A test compares their shape with real answers. */
final class CommandExamples {
    static final String DONE = """
            {
              "leadId": "6f0c8e5e-6f52-5d0c-9d7c-3a1de1a6f4b1",
              "stage": "SAL",
              "enteredAt": "2026-03-02T09:15:00Z",
              "owner": "sofia",
              "sequence": 7,
              "allowed": ["contacted", "accept", "reject", "bant", "recycle", "disqualify", "assign-owner", "set-stage"],
              "isRepeated": false
            }
            """;
    static final String REFUSED = """
            {
              "type": "urn:ripen:problem:command-refused",
              "title": "The command is not possible as things stand",
              "status": 409,
              "detail": "command-not-allowed; the lead is in stage LEAD, which allows disqualify, assign-owner, set-stage",
              "code": "command-refused",
              "reason": "command-not-allowed",
              "stage": "LEAD",
              "allowed": ["disqualify", "assign-owner", "set-stage"]
            }
            """;
    static final String IMPORTED = """
            {
              "imported": 1,
              "refused": [{"row": 2, "leadId": "6f0c8e5e-6f52-5d0c-9d7c-3a1de1a6f4b1", "code": "lead-unknown"}]
            }
            """;

    private CommandExamples() {}
}
