/*
 * names - which person of the plan a name means, and whom each wish names.
 *
 *     struct names names = NAMES_INIT;
 *     names_apply(&names, &plan);            resolves `from`, adds nominated rows
 *     for (size_t i = names.start[row]; i < names.start[row + 1]; i++)
 *         names.who[i] ...                   the wish in `row` names this person
 *     names_free(&names);
 *
 * A name is a person's key, e-mail or name, compared by fold_key(); keys win over e-mails, e-mails
 * over names, and what two people share means neither. pl-map and pl-pair both call names_apply(),
 * so that the choice is the same with or without pl-map in the pipe; the second time it changes
 * nothing. The meaning of `from` is that of pl-plan(5):
 *
 *  - who stands in another part of a split plan is nobody here;
 *  - several names are separated by ';'; what means nobody, or more than one, stays as it is;
 *  - where all wishes of a person (two or more) carry the same `from`, it is one name for all: it
 *    counts for the wishes that the named person offers, and when there is none for the first wish;
 *  - a named person who does not offer the topic gets a teach row of status `nominated`.
 */
#ifndef NAMES_H
#define NAMES_H

#include "plan.h"

struct names {
    size_t *start; /* by row, rows + 1 of them; only learn rows have names */
    uint32_t *who; /* people, in the order they were written, each once per row, never oneself */
    size_t n_who, cap_who;
    size_t rows;                       /* of the plan when names_apply() was done */
    size_t nominated;                  /* rows it added, the last ones of the plan */
    size_t unknown, ambiguous;         /* names that mean nobody, or more than one */
    size_t unknown_row, ambiguous_row; /* where the first of them stands, */
    char *unknown_is, *ambiguous_is;   /* and what it is; owned */
};
#define NAMES_INIT                                                                                 \
    {                                                                                              \
        0                                                                                          \
    }

void names_apply(struct names *n, struct plan *p);
void names_free(struct names *n);

/* Warns of unknown and ambiguous names: how many, and where the first one stands. */
void names_warn(const struct names *n, const struct plan *p);

/* The index behind it: for a word of a rules file. */
struct names_index;
struct names_index *names_index(const struct plan *p); /* O(people) */
#define NAMES_UNKNOWN UINT32_MAX
#define NAMES_AMBIGUOUS (UINT32_MAX - 1)
uint32_t names_find(struct names_index *x, const char *s, size_t n);
void names_index_free(struct names_index *x);

#endif
