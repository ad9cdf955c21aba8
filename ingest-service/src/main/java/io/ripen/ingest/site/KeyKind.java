package io.ripen.ingest.site;

/** Who holds a key. */
public enum KeyKind {
    /** Public: in the page's source. Address and user agent are the connection's, the origin is checked. */
    BROWSER,
    /** Secret: on a server, which speaks for its visitors and may tell their addresses and agents. */
    SERVER
}
