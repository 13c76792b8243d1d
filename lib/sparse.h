/*
 * sparse - the pairs of a topic that are told one by one: oneself, the reporting line, forbidden
 * pairs. A part of reach, which takes them out of what it counted by classes.
 *
 *     struct sparse *s = sparse_open(&map, &judge);
 *     sparse_visit(s, &map.topic[i], visit, context);     for each topic
 *     sparse_close(s);
 *
 * Cost of a topic: its rows, sorted, and its pairs that the line joins.
 */
#ifndef SPARSE_H
#define SPARSE_H

#include "map.h"

/*
 * A wish and an offer (or a nominated row) on one topic: by one person (judge_oneself), joined by
 * the line, or forbidden by `never` or `repeat`. `rule` is what forbids the pair; for the line it
 * may be a `prefer`, when no `must` wants it apart, and without either the line is not told.
 * `again`: the pair is also told as forbidden by the line.
 */
typedef void sparse_visitor(void *context, size_t learn_row, size_t teach_row,
                            const struct rules_line *rule, bool again);

struct sparse *sparse_open(const struct map *m, const struct judge *j);
void sparse_visit(struct sparse *s, const struct map_topic *t, sparse_visitor *visit,
                  void *context);
void sparse_close(struct sparse *s);

#endif
