#include "reply.h"
#include "tap.h"

int main(void)
{
    struct {
        const char *cell;
        int number, rank, yes;
    } all[] = {
        {"2", 2, 2, -1},
        {"two", 2, 0, -1},
        {"up to 3", 3, 0, -1},
        {"2-3", 3, 0, -1},
        {"2 \xE2\x80\x93 3", 3, 0, -1},
        {"5+", 5, 5, -1},
        {"bis zu drei", 3, 0, -1},
        {"none", 0, 0, -1},
        {"0", 0, 0, 0},
        {"1", 1, 1, 1},
        {"2.5", -1, 0, -1},
        {"02. Mrz", -1, 0, -1},
        {"3-Feb", -1, 0, -1},
        {"many", -1, 0, -1},
        {"", -1, 0, 0},
        {"99999999999", -1, 0, -1},
        {"1st choice", -1, 1, -1},
        {"2nd", -1, 2, -1},
        {"Rank 3", -1, 3, -1},
        {"1. Wahl", -1, 1, -1},
        {"Platz 2", -1, 2, -1},
        {"First choice", -1, 1, -1},
        {"Yes", -1, 0, 1},
        {"  JA ", -1, 0, 1},
        {"nein", -1, 0, 0},
        {"Checked", -1, 0, 1},
        {"Not  selected", -1, 0, 0},
        {"maybe", -1, 0, -1},
        {"at most 4 meetings per month", 4, 0, -1},
        {"2 or 3", 3, 0, -1},
        {"1 2 3", -1, 0, -1},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        is_int(reply_number(all[i].cell), all[i].number, all[i].cell);
        is_int(reply_rank(all[i].cell), all[i].rank, all[i].cell);
        is_int(reply_yes(all[i].cell), all[i].yes, all[i].cell);
    }
    ok(reply_is_nothing("N/A") && reply_is_nothing(" ") && reply_is_nothing("keine Angabe"),
       "ways to say nothing");
    ok(!reply_is_nothing("0") && !reply_is_nothing("no"), "no is an answer");
    return tap_done();
}
