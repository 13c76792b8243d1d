/*
 * verify - checks a flow against its prices. Shares no code with the solver: it is what one would
 * write to disbelieve it.
 */
#ifndef VERIFY_H
#define VERIFY_H

#include "flow.h"

/*
 * NULL when the flow meets capacities and supplies and the prices prove that none is cheaper; else
 * what is wrong (static text). O(arcs).
 */
const char *verify_flow(const struct flow *f);

/* What the prices prove no flow can cost less than: equal to flow_cost() at the optimum. */
int64_t verify_bound(const struct flow *f);

#endif
