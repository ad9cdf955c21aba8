package io.ripen.bench.startup;

import io.ripen.local.stack.Service;

/**
 * One start of a service.
 *
 * @param service which
 * @param variant how
 * @param readySeconds from the process's start until it called itself ready, to 50 ms
 * @param cpuSeconds CPU time until then
 * @param residentMib memory that it held ten seconds later, with nothing to do; that of the archive or cache included
 */
record Start(Service service, Variant variant, double readySeconds, double cpuSeconds, double residentMib) {}
