/* Whom a wish names, what that counts for, and who is nominated by it. */
#include "given.h"
#include "names.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

/* The people a row names, as keys, ' ' between them. */
static const char *named(const struct names *n, const struct plan *p, size_t row)
{
    static char s[256];
    s[0] = '\0';
    for (size_t i = n->start[row]; i < n->start[row + 1]; i++) {
        strcat(s, i > n->start[row] ? " " : "");
        strcat(s, plan_key(p, n->who[i]));
    }
    return s;
}

static void resolving(void)
{
    struct plan p = given_plan("person,name,email,kind,topic,from\n"
                               "bo@x,Bo Beck,,teach,SQL,\n"
                               "7,Ana M\xC3\xBCller,ana@x,teach,SQL,\n"
                               "c@x,Cy Day,,teach,SQL,\nd@x,cy day,,teach,SQL,\n"
                               "l@x,Lea,,learn,SQL, BO  beck ; 7;Nobody;Cy Day;l@x; bo@x ;\n"
                               "m@x,Mo,,learn,SQL,ANA@X\n"
                               "n@x,No,,learn,SQL,Some One\n"
                               "o@x,bo@x,,learn,SQL,BO@X\n");
    struct names n;
    names_apply(&n, &p);
    is_text(named(&n, &p, 4), "bo@x 7", "names, keys, twice the same, oneself, what means nobody");
    is_text(plan_text(&p, 4, PLAN_FROM), "bo@x;7;Nobody;Cy Day;l@x;bo@x", "keys where there are");
    is_text(named(&n, &p, 5), "7", "an e-mail, in capitals");
    is_text(plan_text(&p, 5, PLAN_FROM), "7", "... becomes the key");
    is_text(plan_text(&p, 6, PLAN_FROM), "Some One", "what means nobody stays as it is");
    is_text(named(&n, &p, 7), "bo@x", "a key wins over a name");
    is_int(n.unknown, 2, "two names mean nobody");
    is_int(n.ambiguous, 1, "one means two people");
    is_text(n.unknown_is, "Nobody", "the first of them");
    is_int(n.nominated, 0, "all named offer it");
    is_int(n.rows, p.rows, "no row was added");
    names_free(&n);
    plan_free(&p);
}

static void one_for_all(void)
{
    struct plan p = given_plan("person,kind,topic,rank,from\n"
                               "bo,teach,SQL,,\nbo,teach,Go,,\n"
                               "ana,learn,R,1,bo\nana,learn,SQL,2,bo\nana,learn,Go,3,bo\n"
                               "eve,learn,R,2,bo\neve,learn,C,1,bo\n"
                               "kim,learn,SQL,1,bo\nkim,learn,R,2,\n"
                               "one,learn,R,,bo\n"
                               "abs,absent,,,\n");
    struct names n;
    names_apply(&n, &p);
    is_text(named(&n, &p, 2), "", "one name for all does not count for what bo does not offer");
    is_text(named(&n, &p, 3), "bo", "... it counts for what bo offers");
    is_text(named(&n, &p, 4), "bo", "... all of it");
    is_text(named(&n, &p, 5), "", "offers none of the wishes: not the second,");
    is_text(named(&n, &p, 6), "bo", "... but the first wish");
    is_text(named(&n, &p, 7), "bo", "a name at one wish is for that wish");
    is_text(named(&n, &p, 8), "", "... and not for the others");
    is_text(named(&n, &p, 9), "bo", "a single wish");
    is_int(n.nominated, 2, "bo is nominated twice");
    is_text(plan_text(&p, 11, PLAN_TOPIC), "C", "... for eve's first wish");
    is_text(plan_text(&p, 12, PLAN_TOPIC), "R", "... and for the single wish");
    is_text(plan_text(&p, 11, PLAN_STATUS), "nominated", "... as nominated");
    is_int(n.start[p.rows], n.start[10], "added rows name nobody");
    names_free(&n);
    plan_free(&p);
}

static void twice(void)
{
    struct plan p =
        given_plan("person,name,kind,topic,rank,from,status\n"
                   "bo,Bo,absent,,,,\n"
                   "ana,Ana,learn,R,1,Bo,\nana,Ana,learn,SQL,2,Bo,\neve,Eve,learn,R,,bo,\n");
    struct names n, again;
    names_apply(&n, &p);
    is_int(n.nominated, 1, "one absent is nominated, once for two learners");
    names_free(&n);
    char path[] = "/tmp/pl-test.XXXXXX";
    close(mkstemp(path));
    plan_write(&p, path, 0);
    plan_free(&p);
    p = (struct plan)PLAN_INIT;
    plan_read(&p, (const char *const[]){path, NULL});
    unlink(path);
    names_apply(&again, &p);
    is_int(again.nominated, 0, "the second time nothing is added");
    is_text(named(&again, &p, 1), "bo", "... and the name counts as before");
    is_text(named(&again, &p, 2), "", "... for the first wish only");
    names_free(&again);
    plan_free(&p);
}

static void without(void)
{
    struct plan p = given_plan("person,kind,topic\nana,learn,R\n");
    struct names n;
    names_apply(&n, &p);
    is_int(n.start[1], 0, "a plan without the column names nobody");
    names_free(&n);
    plan_free(&p);
}

int main(void)
{
    resolving();
    one_for_all();
    twice();
    without();
    return tap_done();
}
