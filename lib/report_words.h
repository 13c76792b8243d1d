/*
 * report_words - every word of the workbook and of the text summary, in one table: to say them in
 * another language, translate the right column of REPORT_WORDS and nothing else. {1} to {4} stand
 * for figures and names and may be moved within their sentence. Dates and numbers in cells are
 * written by the reader's own spreadsheet.
 */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "buf.h"

/* clang-format off */
#define REPORT_WORDS(WORD)                                                                         \
    /* sheets */                                                                                   \
    WORD(SHEET_SUMMARY,   "Summary")                                                               \
    WORD(SHEET_TOPICS,    "Topics")                                                                \
    WORD(SHEET_UNITS,     "Units")                                                                 \
    WORD(SHEET_SESSIONS,  "Sessions")                                                              \
    WORD(SHEET_CALENDAR,  "Calendar")                                                              \
    WORD(SHEET_PEOPLE,    "People")                                                                \
    WORD(SHEET_UNMET,     "Unmet")                                                                 \
    WORD(SHEET_MANAGERS,  "Managers")                                                              \
    WORD(SUPPORTS,        "Supports it")                                                           \
    WORD(SUPPORT_ABOUT,   "What managers answered when asked whether they support the programme: a public commitment.") \
    WORD(SHEET_VOICES,    "Voices")                                                                \
    WORD(SHEET_PROGRESS,  "Progress")                                                              \
    WORD(SHEET_METHOD,    "Method")                                                                \
    /* head and foot */                                                                            \
    WORD(TITLE,           "Peer learning")                                                         \
    WORD(TITLE_CYCLE,     "Peer learning, {1}")                                                    \
    WORD(FOOTER,          "Made by pl-report {1}")                                                 \
    WORD(FOR_ORGANISER,   "For the organiser: holds names and reasons, not to be passed on.")      \
    WORD(FOR_MANAGER,     "For {1}: the people in this reporting line who take part.")             \
    WORD(FOR_UNIT,        "For unit {1}: its people who take part.")                               \
    WORD(FOR_EVERYONE,    "For everyone: totals only; nothing here speaks of fewer than {1} people.") \
    /* Summary */                                                                                  \
    WORD(DATE_OF_REPORT,  "Date of this report")                                                   \
    WORD(AIMS,            "The aims")                                                              \
    WORD(AIM_LEARN,       "Everyone learns")                                                       \
    WORD(AIM_LEARN_OF,    "of {1} who asked have a meeting to learn in")                           \
    WORD(PROOF_OF_PARTS,  "The parts of this plan were matched one by one; matched together, more might learn") \
    WORD(AIM_TEACH,       "Most people teach")                                                     \
    WORD(AIM_TEACH_OF,    "of {1} who answered teach or facilitate")                               \
    WORD(AIM_BOTH,        "People do both")                                                        \
    WORD(AIM_BOTH_OF,     "of {1} who take part learn and teach")                                  \
    WORD(PEOPLE,          "People")                                                                \
    WORD(SHARE,           "Share")                                                                 \
    WORD(INVITED,         "Invited")                                                               \
    WORD(ANSWERED,        "Answered")                                                              \
    WORD(LEARNERS,        "Want to learn")                                                         \
    WORD(TEACHERS,        "Offer to teach")                                                        \
    WORD(BOTH,            "Do both")                                                               \
    WORD(FACILITATORS,    "Would facilitate")                                                      \
    WORD(SUPPORT,         "Managers who support it, of who said")                                  \
    WORD(SUPPORT_SHORT,   "Managers support it")                                                   \
    WORD(TAKING_PART,     "Take part")                                                             \
    WORD(LEARN_IN,        "Learn in a meeting")                                                    \
    WORD(HOST,            "Teach or facilitate")                                                   \
    WORD(WITHHELD,        "-")                                                                     \
    WORD(WITHHELD_ABOUT,  "- stands for a figure that speaks of fewer than {1} people, or from which such a figure could be worked out. It is never none.") \
    WORD(MEETINGS,        "Meetings")                                                              \
    WORD(ONE_TO_ONE,      "One to one")                                                            \
    WORD(GROUPS,          "Groups")                                                                \
    WORD(CIRCLES,         "Circles")                                                               \
    WORD(ALL_MEETINGS,    "All meetings")                                                          \
    WORD(BOOKED_MEETINGS, "With a time")                                                           \
    WORD(UNBOOKED_MEETINGS, "No time found")                                                       \
    WORD(REVIEWS,         "People at a review")                                                    \
    WORD(HOURS_MEETINGS,  "Hours of meetings")                                                     \
    WORD(HOURS_PEOPLE,    "Hours asked of people")                                                 \
    WORD(MINUTES_EACH,    "Minutes each, on average")                                              \
    WORD(MINUTES_MOST,    "Minutes at most")                                                       \
    WORD(HIDDEN_ABOUT,    "Not counted: hours of learning, and meetings taught elsewhere, of those whose learning is private ({1}).") \
    WORD(FEEDBACK,        "What people said of the meetings")                                      \
    WORD(WISHES,          "Wishes")                                                                \
    WORD(WISHES_ASKED,    "Asked")                                                                 \
    WORD(WISHES_MET,      "Have a meeting")                                                        \
    WORD(WISHES_UNBOOKED, "Paired, but no time found")                                             \
    WORD(WISHES_WAITING,  "Waiting for a place")                                            \
    WORD(WISHES_GAP,      "Nobody eligible offers it")                                             \
    WORD(WISHES_PENDING,  "Not decided yet")                                                       \
    WORD(NEXT,            "What to do next")                                                       \
    WORD(NEXT_NOTHING,    "Nothing is left to do: every wish has its meeting.")                    \
    WORD(NEXT_UNMET,      "{1} of {2} wishes have no meeting; the sheet Unmet says why, for each.")       \
    WORD(NEXT_NOBODY,     "Nobody has asked to learn anything: there is nothing to arrange.")              \
    WORD(NEXT_INVITE,     "{1} of {2} invited have not answered: remind them before the next run.") \
    WORD(NEXT_UNBOOKED,   "{1} meetings found no time: ask their people for more free windows, or allow more weeks.") \
    WORD(CHART_PEOPLE,    "People")                                                                \
    WORD(CHART_WISHES,    "What became of the wishes")                                             \
    WORD(CHART_TOPICS,    "Most wanted topics")                                                    \
    WORD(CHART_WEEKS,     "Meetings per week")                                                     \
    /* Topics */                                                                                   \
    WORD(TOPICS_ABOUT,    "One line per topic, the most wanted first. Seats: learners its teachers could take at most, if they taught nothing else.") \
    WORD(TOPICS_GAIN,     "Gain: how many more could learn if one more person offered it.") \
    WORD(TOPICS_ABOUT_LINE, "What the people of this report teach.")                                     \
    WORD(TOPIC,           "Topic")                                                                 \
    WORD(DEMAND,          "Want to learn")                                                         \
    WORD(SUPPLY,          "Offer it")                                                              \
    WORD(NOMINATED,       "Named, not asked yet")                                                  \
    WORD(TEACHING,        "Teach it now")                                                          \
    WORD(SEATS,           "Seats")                                                                 \
    WORD(SEATS_MET,       "Have a meeting")                                                        \
    WORD(UNMET,           "Unmet")                                                                 \
    WORD(GAIN,            "Gain")                                                                  \
    /* Units */                                                                                    \
    WORD(UNITS_ABOUT,     "Who learns from whom: rows learn, columns teach; the number of learners in one to one meetings and groups.") \
    WORD(LEARNS_FROM,     "Learns from")                                                           \
    WORD(OTHER_UNITS,     "(other units)")                                                         \
    WORD(NO_UNIT,         "(no unit)")                                                             \
    WORD(TOTAL,           "Total")                                                                 \
    /* Sessions */                                                                                 \
    WORD(SESSIONS_ABOUT,  "One line per meeting, by date.") \
    WORD(SESSIONS_ABOUT_LINE, "One line per meeting that people of this report teach, or learn in where they show it.") \
    WORD(SESSIONS_ZONES,  "Times are on the clock of the zone named, that of whoever teaches.") \
    WORD(SESSIONS_ZONES_LINE, "Times are on the clock of the zone named, that of somebody of this report.") \
    WORD(SESSIONS_ZONE,   "All times are on the clock of {1}.") \
    WORD(DATE,            "Date")                                                                  \
    WORD(DAY,             "Day")                                                                   \
    WORD(TIME,            "Time")                                                                  \
    WORD(ZONE,            "Zone")                                                                  \
    WORD(MINUTES,         "Minutes")                                                               \
    WORD(TIMES,           "Times")                                                                 \
    WORD(FORMAT,          "Format")                                                                \
    WORD(WITH,            "Teaches or facilitates")                                                \
    WORD(WHO_LEARNS,      "Learn")                                                                 \
    WORD(SEAT_COUNT,      "Learners")                                                              \
    WORD(PLACE,           "Place")                                                                 \
    WORD(SESSION_STATUS,  "Status")                                                                \
    WORD(FIT,             "Fit (of 1000)")                                                         \
    WORD(SESSION,         "Session")                                                               \
    WORD(FORMAT_ONE,      "one to one")                                                            \
    WORD(FORMAT_GROUP,    "group")                                                                 \
    WORD(FORMAT_CIRCLE,   "circle")                                                                \
    WORD(FORMAT_REVIEW,   "review")                                                                \
    WORD(STATUS_BOOKED,   "booked")                                                                \
    WORD(STATUS_PAIRED,   "no time yet")                                                           \
    WORD(STATUS_UNBOOKED, "no time found")                                                         \
    WORD(NO_FACILITATOR,  "(no facilitator yet)")                                                  \
    WORD(COLLEAGUE,       "a colleague")                                                           \
    WORD(COLLEAGUES,      "{1} colleagues")                                                        \
    WORD(PRIVATE_TOPIC,   "(private)")                                                             \
    /* Calendar */                                                                                 \
    WORD(CALENDAR_ABOUT,  "Meetings that begin on each day, weeks down and days across.")          \
    WORD(WEEK,            "Week")                                                                  \
    WORD(WEEK_OF,         "Monday")                                                               \
    WORD(MON, "Mon") WORD(TUE, "Tue") WORD(WED, "Wed") WORD(THU, "Thu") WORD(FRI, "Fri") WORD(SAT, "Sat") WORD(SUN, "Sun") \
    /* People */                                                                                   \
    WORD(PEOPLE_ABOUT,    "Learning and teaching are recognised alike. Hours count every gathering; those in all count the review too.") \
    WORD(NAME,            "Name")                                                                  \
    WORD(KEY,             "Key")                                                                   \
    WORD(UNIT,            "Unit")                                                                  \
    WORD(ORG,             "Organisation")                                                          \
    WORD(LEARNS,          "Learns")                                                                \
    WORD(TEACHES,         "Teaches")                                                               \
    WORD(FACILITATES,     "Facilitates")                                                           \
    WORD(LEARN_MEETINGS,  "Meetings to learn")                                                     \
    WORD(TEACH_MEETINGS,  "Meetings to teach")                                                     \
    WORD(LEARN_HOURS,     "Hours learning")                                                        \
    WORD(TEACH_HOURS,     "Hours giving")                                                          \
    WORD(ALL_HOURS,       "Hours in all")                                                          \
    WORD(WISHES_OPEN,     "Wishes unmet")                                                          \
    WORD(RECOGNITION,     "Recognition")                                                           \
    WORD(DOES_BOTH,       "learns and gives")                                                      \
    WORD(DOES_LEARN,      "learns")                                                                \
    WORD(DOES_GIVE,       "gives")                                                                 \
    WORD(DOES_OFFER,      "offered, not asked yet")                                                \
    WORD(DOES_ASK,        "asked, waiting")                                                        \
    WORD(DOES_ANSWER,     "answered")                                                              \
    WORD(DOES_NOTHING,    "has not answered")                                                      \
    /* Unmet */                                                                                    \
    WORD(UNMET_ABOUT,     "Every wish without a meeting, with the reason and the cheapest remedy.") \
    WORD(RANK,            "Wish no.")                                                              \
    WORD(REASON,          "Reason")                                                                \
    WORD(REASON_GAP,      "nobody eligible offers it")                                             \
    WORD(REASON_WAITING,  "waiting for a place")                                                     \
    WORD(REASON_UNBOOKED, "no time found")                                                         \
    WORD(REASON_PENDING,  "not decided yet")                                                       \
    WORD(WHY,             "Why, and what would help")                                              \
    WORD(COULD_SERVE,     "Could teach it")                                                        \
    WORD(THE_PROBLEM,     "The problem behind it")                                                 \
    /* Voices */                                                                                   \
    WORD(VOICES_ABOUT,    "What people said in confidence. A - stands for a figure that speaks of fewer than {1} people, or that is kept back so that such a figure cannot be worked out; it is never none.") \
    WORD(BARRIERS,        "What gets in the way")                                                  \
    WORD(THEME,           "Theme")                                                                 \
    WORD(OTHER,           "other")                                                                 \
    WORD(ALL_WHO_ANSWERED, "All who answered (one may name several)")                              \
    WORD(ANSWERS,         "Answers")                                                               \
    WORD(SCALES,          "Scales by unit")                                                        \
    WORD(RATINGS,         "Ratings")                                                               \
    WORD(MEAN,            "Mean")                                                                  \
    WORD(CHANGE,          "Change")                                                                \
    WORD(SPREAD,          "Spread")                                                                \
    WORD(ALPHA,           "Reliability (Cronbach's alpha)")                                         \
    WORD(AGREEMENT,       "Agreement (r_wg, 0 to 1)")                                               \
    WORD(ELSEWHERE,       "(units of few people, or none said)")                                   \
    WORD(IN_THEIR_WORDS,  "In their words")                                                        \
    /* Progress */                                                                                 \
    WORD(PROGRESS_ABOUT,  "The key figures of each cycle, this one last. Shares are of those invited, of those who asked (aim: 70 % and more), of those who take part; meetings held, of those that anybody spoke of.") \
    WORD(CYCLE,           "Cycle")                                                                 \
    WORD(SHARE_ANSWERED,  "Answered, of invited")                                                  \
    WORD(SHARE_MATCHED,   "Learn, of who asked")                                                   \
    WORD(SHARE_BOTH,      "Learn and teach")                                                       \
    WORD(SHARE_MET,       "Meetings held")                                                         \
    WORD(MEAN_FIT,        "Mean fit (of 1000)")                                                    \
    WORD(SHARE_GOOD,      "Fit good, of who said")                                                 \
    WORD(SHARE_AGAIN,     "Would meet again, of who said")                                         \
    WORD(FOLLOW_UPS,      "Follow-ups they arranged")                                              \
    WORD(BUSIEST,         "Taught by the busiest tenth")                                           \
    WORD(REPEATS,         "Pairs who met before")                                                  \
    WORD(LINKS,           "Links between units")                                                   \
    WORD(NEW_LINKS,       "New links")                                                             \
    WORD(LEFT_OUT,        "Left out")                                                              \
    WORD(LEFT_OUT_AGAIN,  "Left out again")                                                        \
    WORD(CHART_PROGRESS,  "From cycle to cycle")                                                   \
    WORD(DID_THEY_MEET,   "Were the meetings held? {1}")                                          \
    WORD(UNIT_IN_THEM,    "Unit of anybody in them")                                               \
    WORD(YES,             "Yes")                                                                   \
    WORD(NO,              "No")                                                                    \
    WORD(NOT_YET,         "Not yet")                                                               \
    /* Method */                                                                                   \
    WORD(METHOD_ABOUT,    "How the figures are counted, and what the tools noted.")                \
    WORD(METHOD_MEETING,  "A meeting counts for everybody who learns in it and for whoever teaches or facilitates it. Meetings for which no time was found are counted apart and ask nobody for time.") \
    WORD(METHOD_HOURS,    "Hours count every gathering, the review too: a circle that meets six times for 90 minutes asks nine hours of each. Before there is a timetable a one to one meeting counts 30 minutes, a group 60, a circle six times 90.") \
    WORD(METHOD_ANSWERED, "Answered are people who asked, offered, or said that they want neither; invited are all people of the plan, with those on the staff list who did not answer.") \
    WORD(METHOD_CONFIDENTIAL, "Confidential are barriers, scales, ratings and comments. They were parted from their authors before they came here; nothing is shown that speaks of fewer than {1} people, nor any figure from which that could be worked out.") \
    WORD(METHOD_MANAGER,  "Shown are people of this line or unit who take part, in how many meetings, and what they teach; what they learn where they allow it, else it is private. Where only a few do not allow it, some others are private with them, so that nothing can be told from what is left over. Everybody else is a colleague, and so is a private learner in a meeting listed here.") \
    WORD(METHOD_VERSION,  "Made by pl-report {1}, which counts what the plan says and decides nothing.") \
    WORD(NOTE,            "Note")                                                                  \
    WORD(NOTE_ABOUT,      "About")                                                                 \
    WORD(NOTE_VALUE,      "Value")                                                                 \
    WORD(NOTE_WHY,        "In words")
/* clang-format on */

enum report_word {
#define REPORT_WORD(name, english) WORD_##name,
    REPORT_WORDS(REPORT_WORD)
#undef REPORT_WORD
        WORD_COUNT
};

const char *report_word(enum report_word w);
/* W(UNMET), for the modules of the report alone. */
#define W(name) report_word(WORD_##name)

/*
 * The sentence `w` with {1} to {4} replaced by the texts that follow, appended to `out`. NULL ends
 * the texts; a place without a text stays empty.
 */
void report_words_fill(struct buf *out, enum report_word w, ...);

#endif
