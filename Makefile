# Two commands on a fresh machine: `make demo` and `make check`. Both install what is missing.
# See README.md. User's CC, CFLAGS, CPPFLAGS, LDFLAGS, PREFIX, DESTDIR are respected.

VERSION = 0.1
PREFIX ?= /usr/local
CFLAGS ?= -O2 -g
B ?= build

TOOLS := $(patsubst cmd/%.c,%,$(wildcard cmd/pl-*.c))
LIB   := $(patsubst %.c,$(B)/%.o,$(wildcard lib/*.c))
UNITS := $(patsubst tests/test_%.c,$(B)/tests/%.t,$(wildcard tests/test_*.c))
PAGES := $(wildcard man/*.[157])

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -DVERSION='"$(VERSION)"' \
             -Ilib $(WARN) $(CPPFLAGS) $(CFLAGS) -MMD -MP
# --as-needed: each tool is linked only with the libraries its modules really use.
LDLIBS = -Wl,--as-needed -lpopt -lcsv -lutf8proc -lxlsxwriter -lical -lm

all: $(TOOLS:%=$(B)/%)

$(B)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/libpl.a: $(LIB)
	@rm -f $@
	$(AR) rcs $@ $(LIB)

$(TOOLS:%=$(B)/%): $(B)/%: $(B)/cmd/%.o $(B)/cmd/cli.o $(B)/libpl.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/cmd/cli.o $(B)/libpl.a $(LDLIBS)

$(UNITS): $(B)/tests/%.t: $(B)/tests/test_%.o $(B)/libpl.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libpl.a $(LDLIBS)

# Makes the n-th call fail; see tests/faults.t. Never sanitized: it stands in front of malloc.
$(B)/tests/preload.so: tests/preload.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 $(WARN) -Wno-pedantic -O1 -fPIC -shared -o $@ $< -ldl

test: all $(UNITS) $(B)/tests/preload.so
	BIN=$(CURDIR)/$(B) prove -j2 $(wildcard tests/*.t) $(UNITS)

clean:
	rm -rf $(B) demo programme.xlsx

.PHONY: all test clean
-include $(LIB:.o=.d) $(wildcard $(B)/cmd/*.d $(B)/tests/*.d)
