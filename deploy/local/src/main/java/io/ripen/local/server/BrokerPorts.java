package io.ripen.local.server;

/**
 * The ports of a broker.
 *
 * @param client what clients connect to
 * @param controller what the broker's own controller listens on
 * @param detourListen a second listener, 0 for none
 * @param detourAdvertised the port that the second listener tells its clients, so that a fault proxy can stand between
 */
public record BrokerPorts(int client, int controller, int detourListen, int detourAdvertised) {
    /** Ports without a second listener. */
    public static BrokerPorts of(int client, int controller) {
        return new BrokerPorts(client, controller, 0, 0);
    }

    String listenerSettings() {
        String detour = detourListen == 0 ? "" : ",DETOUR://127.0.0.1:" + detourListen;
        String advertisedDetour = detourListen == 0 ? "" : ",DETOUR://127.0.0.1:" + detourAdvertised;
        return """
                controller.quorum.voters=1@127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,DETOUR:PLAINTEXT
                listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%1$d%3$s
                advertised.listeners=PLAINTEXT://127.0.0.1:%2$d%4$s
                """.formatted(controller, client, detour, advertisedDetour);
    }
}
