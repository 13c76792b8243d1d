/*
 * num - numbers, dates and times of day, read strictly: the whole string, decimal, in range, or
 * not at all. No locale, no clock. Nothing here complains: the caller knows the file and line.
 *
 * Dates are days since 1970-01-01 (which was a Thursday), proleptic Gregorian, years 1 to 9999.
 */
#ifndef NUM_H
#define NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* "-12", "007"; no blanks, no sign '+'. False (and *out untouched) unless lo <= number <= hi. */
bool num_int(const char *s, int64_t lo, int64_t hi, int64_t *out);

/* "4.5", "-0.25", with '.' as decimal mark, no exponent, finite. */
bool num_real(const char *s, double *out);

/* "2026-12-01". */
bool num_date(const char *s, int32_t *days);

/* "09:00" to "24:00", in minutes after midnight. */
bool num_clock(const char *s, int *minutes);

/* "Mon" ... "Sun" to 0 ... 6, in any case; -1 when it is none. Reads the first n bytes. */
int num_weekday(const char *s, size_t n);
extern const char *const num_weekdays[7]; /* "Mon" ... "Sun" */

/* Civil date <-> days. Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
int32_t num_days(int year, int month, int day);
void num_civil(int32_t days, int *year, int *month, int *day);
int num_weekday_of(int32_t days); /* 0 Monday ... 6 Sunday */

/* Writes "2026-12-01" and a NUL; `s` has room for 11 bytes or more. */
void num_date_text(int32_t days, char *s);

#endif
