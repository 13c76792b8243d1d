#include "num.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *const num_weekdays[7] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

bool num_int(const char *s, int64_t lo, int64_t hi, int64_t *out)
{
    bool negative = *s == '-';
    int64_t v = 0;
    s += negative;
    if (!*s)
        return false;
    for (; *s; s++) {
        if (*s < '0' || *s > '9' || v > (INT64_MAX - 9) / 10)
            return false;
        v = v * 10 + (*s - '0');
    }
    if (negative)
        v = -v;
    if (v < lo || v > hi)
        return false;
    *out = v;
    return true;
}

bool num_real(const char *s, double *out)
{
    const char *p = s + (*s == '-');
    size_t digits = strspn(p, "0123456789");
    p += digits;
    if (*p == '.') {
        size_t more = strspn(++p, "0123456789");
        digits = digits && more ? digits : 0;
        p += more;
    }
    if (!digits || *p || strlen(s) > 40)
        return false;
    *out = strtod(s, NULL); /* the locale is never set, so '.' is the decimal mark */
    return isfinite(*out);
}

static bool fixed_digits(const char *s, int n, int *out)
{
    *out = 0;
    for (int i = 0; i < n; i++) {
        if (!isdigit((unsigned char)s[i]))
            return false;
        *out = *out * 10 + (s[i] - '0');
    }
    return true;
}

bool num_date(const char *s, int32_t *days)
{
    int y, m, d;
    if (strlen(s) != 10 || s[4] != '-' || s[7] != '-' || !fixed_digits(s, 4, &y) ||
        !fixed_digits(s + 5, 2, &m) || !fixed_digits(s + 8, 2, &d) || y < 1 || m < 1 || m > 12)
        return false;
    int32_t v = num_days(y, m, d);
    int yy, mm, dd;
    num_civil(v, &yy, &mm, &dd);
    if (d < 1 || dd != d || mm != m) /* 31 April becomes 1 May on the way back */
        return false;
    *days = v;
    return true;
}

bool num_clock(const char *s, int *minutes)
{
    int h, m;
    if (strlen(s) != 5 || s[2] != ':' || !fixed_digits(s, 2, &h) || !fixed_digits(s + 3, 2, &m) ||
        m > 59 || h * 60 + m > 1440)
        return false;
    *minutes = h * 60 + m;
    return true;
}

int num_weekday(const char *s, size_t n)
{
    for (int i = 0; n == 3 && i < 7; i++)
        if (!strncasecmp(s, num_weekdays[i], 3))
            return i;
    return -1;
}

int32_t num_days(int year, int month, int day)
{
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int yoe = year - era * 400;
    int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

void num_civil(int32_t days, int *year, int *month, int *day)
{
    int z = days + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    *day = doy - (153 * mp + 2) / 5 + 1;
    *month = mp < 10 ? mp + 3 : mp - 9;
    *year = yoe + era * 400 + (*month <= 2);
}

int num_weekday_of(int32_t days)
{
    return (int)(((int64_t)days + 3) % 7 + 7) % 7;
}

void num_date_text(int32_t days, char *s)
{
    int y, m, d;
    num_civil(days, &y, &m, &d);
    snprintf(s, 11, "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100, (unsigned)d % 100);
}
