#include "roster.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static char path[] = "/tmp/pl-test-roster.XXXXXX";

static struct roster of(const char *text, struct pool *texts, bool by_id)
{
    struct roster r = ROSTER_INIT;
    FILE *f = fopen(path, "w");
    fputs(text, f);
    fclose(f);
    roster_read(&r, path, texts, by_id);
    return r;
}

static void finds_people(void)
{
    struct pool texts = POOL_INIT;
    struct roster r = of("Personalnummer;E-Mail;Nachname;Vorname;Abteilung;Hobby\n"
                         "7;ADA@x.org;Okoro;Ada;Vertrieb;Go\n"
                         "8;bo@x.org;Berg;Bo;IT;\n"
                         "9;bo2@x.org;Berg;Bo;IT;\n"
                         "8;bo@x.org;Berg;Bo;IT;\n",
                         &texts, false);
    is_int(r.n, 3, "a line that says the same twice is one person");
    is_int(roster_find(&r, "7", NULL, NULL), 0, "by id");
    is_int(roster_find(&r, "", "Bo2@X.ORG", NULL), 2, "by e-mail, folded");
    is_int(roster_find(&r, NULL, "anonymous", "okoro,  ADA"), 0, "by name, either way round");
    is_int(roster_find(&r, NULL, NULL, "Bo Berg"), ROSTER_NOBODY, "a name of two finds nobody");
    is_text(pool_text(&texts, r.items[0].key), "ada@x.org", "the e-mail is the key");
    is_text(pool_text(&texts, r.items[0].said[PLAN_UNIT]), "Vertrieb", "German words are known");
    is_text(roster_other(&r, 0, "Hobby"), "Go", "any other column is there");
    roster_free(&r);
    pool_free(&texts);
}

static void keys(void)
{
    struct pool texts = POOL_INIT;
    struct roster r = of("id,email\n7,ada@x.org\n,bo@x.org\n", &texts, true);
    is_text(pool_text(&texts, r.items[0].key), "7", "the id is the key where the survey has ids");
    is_text(pool_text(&texts, r.items[1].key), "bo@x.org", "... and the e-mail without one");
    roster_free(&r);
    pool_free(&texts);
}

static void private_matters(void)
{
    static const char *const private[] = {
        "Phone", "mobile_number", "Home address", "Gehalt", "Geburtsdatum",
        "IP",    "age",           "status",       "Straße", "birthday"};
    static const char *const fine[] = {"language", "Shipping", "Zipline skills", "manager notes",
                                       "Alternative role"};
    for (size_t i = 0; i < sizeof private / sizeof *private; i++)
        ok(!roster_may_keep(private[i]), private[i]);
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        ok(roster_may_keep(fine[i]), fine[i]);
}

int main(void)
{
    close(mkstemp(path));
    finds_people();
    keys();
    private_matters();
    unlink(path);
    return tap_done();
}
