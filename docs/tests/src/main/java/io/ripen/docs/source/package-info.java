/** What the services' own sources and settings say: ports, topics, groups, paths, settings. */
@org.jspecify.annotations.NullMarked
package io.ripen.docs.source;
