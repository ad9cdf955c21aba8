package io.ripen.local;

import io.ripen.local.live.LiveStatus;
import io.ripen.local.stack.Access;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.PortPlan;
import io.ripen.local.stack.PortUse;
import io.ripen.local.stack.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        description =
                "Starts everything, shows what it does, and stays in the foreground; Ctrl-C or ./ripen down stops it."
                        + " The next up continues with the data of this one.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Override
    public Integer call() {
        Session session = Session.start(
                surroundings.installation(),
                surroundings.folder(),
                surroundings.ports(),
                surroundings.console(),
                false);
        explain(surroundings.console(), session.ports());
        new LiveStatus(session, surroundings.console()).show(System.getenv());
        session.stack().supervise();
        return 0;
    }

    static void explain(Console console, PortPlan ports) {
        console.gap();
        console.line("Send a touchpoint (write keys: browser, server):");
        console.line("  curl -s -u \"$(./ripen key server):\" " + ports.url(PortUse.INGEST) + "/v1/touchpoints \\");
        console.line("    -d '{\"id\":\"t-1\",\"visitorId\":\"v-1\",\"type\":\"form-fill\","
                + "\"facts\":{\"email\":\"ada@example.com\",\"name\":\"Ada\"}}'");
        console.line("Ask for leads, stages and mails (tokens: marketer, sales, ops, privacy, " + Access.ADMIN + "):");
        console.line("  curl -s -H \"Authorization: Bearer $(./ripen token " + Access.ADMIN + ")\" '"
                + ports.url(PortUse.SCORING) + "/v1/leads?sort=-score&limit=5'");
        console.line("  curl -s -H \"Authorization: Bearer $(./ripen token sales)\" " + ports.url(PortUse.LIFECYCLE)
                + "/v1/funnel");
        console.line("  curl -s -H \"Authorization: Bearer $(./ripen token marketer)\" " + ports.url(PortUse.NURTURE)
                + "/v1/emails/summary");
        console.line("Read the mails: " + ports.url(PortUse.INBOX));
        console.gap();
    }
}
