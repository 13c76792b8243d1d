# Two commands on a fresh Debian machine: `make demo` and `make check`. Both install what is missing.
# The user's CC, CFLAGS, CPPFLAGS, LDFLAGS, PREFIX and DESTDIR are respected.

VERSION = 0.1
PREFIX ?= /usr/local
COMPLETIONS = $(PREFIX)/share/bash-completion/completions
CFLAGS ?= -O2 -g
B ?= build
T ?= 60
JOBS := $(shell nproc 2>/dev/null || echo 1)

TOOLS := $(patsubst cmd/%.c,%,$(wildcard cmd/pl-*.c))
LIB   := $(patsubst %.c,$(B)/%.o,$(wildcard lib/*.c))
UNITS := $(patsubst tests/test_%.c,$(B)/tests/%.t,$(wildcard tests/test_*.c))
HELP  := $(B)/tests/cohort $(B)/tests/laws $(B)/tests/records $(B)/tests/columns $(B)/tests/flip \
         $(B)/tests/bench/read $(B)/tests/bench/measure
PAGES := $(wildcard man/*.[157])
TESTS := $(wildcard tests/*.t)
AIDS  := $(B)/tests/preload.so $(B)/tests/clock.so
FUZZ := $(patsubst tests/fuzz/%.c,%,$(filter-out tests/fuzz/fuzz.c,$(wildcard tests/fuzz/*.c)))

# pkg-config knows best, but for libcsv, which it does not know; without it the names alone must do.
PKG_CONFIG ?= pkg-config
PACKAGED = popt libutf8proc xlsxwriter libical
LIB_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGED) 2>/dev/null)
LIB_LINKS := $(foreach p,$(PACKAGED),$(shell $(PKG_CONFIG) --libs $p 2>/dev/null || echo -l$(p:lib%=%)))

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -DVERSION='"$(VERSION)"' \
             -Ilib $(LIB_CFLAGS) $(WARN) $(CPPFLAGS) $(CFLAGS) -MMD -MP
# --as-needed: each tool is linked only with the libraries its modules really use.
LDLIBS = -Wl,--as-needed -lcsv $(LIB_LINKS) -lm

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

$(HELP): $(B)/tests/%: $(B)/tests/%.o $(B)/libpl.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libpl.a $(LDLIBS)

# Made-up networks, for measuring the solver (solve) and for comparing it with LEMON.
$(B)/tests/bench/solve: $(B)/tests/bench/solve.o $(B)/tests/bench/instance.o $(B)/libpl.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/tests/check_lemon: tests/check_lemon.cc $(B)/tests/bench/instance.o $(B)/libpl.a
	$(CXX) -std=c++14 -O2 -Ilib -Itests -o $@ $^ $(LDLIBS)

# To be put in front of a tool: the n-th call fails (faults.t), a clock hurries (terminal.t). Never
# sanitized: one stands in front of malloc.
$(AIDS): $(B)/tests/%.so: tests/%.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 $(WARN) -Wno-pedantic -O1 -fPIC -shared -o $@ $< -ldl

# --- what people type -----------------------------------------------------------------------

# Installs what is missing, or says how; costs a tenth of a second when all is there.
setup:
	@CC='$(CC)' tests/setup.sh

demo: setup
	@$(MAKE) -s -j$(JOBS) all
	@BIN=$(CURDIR)/$(B) tests/example/demo.sh

check: setup
	@tests/setup.sh parallel rsync
	@$(MAKE) -s -j$(JOBS) test

# The same tests, more seeds and sizes.
check-all: setup
	@PL_LONG=1 $(MAKE) -s -j$(JOBS) test

# Address and undefined behaviour sanitizers, in a build folder of their own. With them gcc warns
# of null formats that are none.
check-asan: setup
	@PL_SANITIZED=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 $(MAKE) -s -j$(JOBS) test B=build-asan \
	    CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -Wno-format-truncation'

# Every test of what another compiler makes of it; a warning is an error here.
check-clang: setup
	@CC=clang tests/setup.sh clang
	@$(MAKE) -s -j$(JOBS) test B=build-clang CC=clang CFLAGS='-O2 -g -Werror'

# Which lines the tests run. A tool that dies must leave its counts too, so _exit() is wrapped; the
# faults would spoil the counts.
coverage: setup
	@mkdir -p build-cov && find build-cov -name '*.gcda' -delete
	@$(CC) -c -o build-cov/exit.o tests/coverage_exit.c
	@-$(MAKE) -s -j$(JOBS) test B=build-cov \
	    TESTS='$(filter-out tests/faults.t,$(TESTS))' CFLAGS='-O0 -g --coverage -fprofile-update=atomic' \
	    LDFLAGS='-Wl,--wrap=_exit build-cov/exit.o'
	@tests/coverage.sh build-cov

# What cppcheck and clang-tidy complain of.
lint: setup
	@tests/setup.sh cppcheck clang-tidy
	@tests/lint.sh

# Every tool on the example under valgrind.
valgrind: setup
	@tests/setup.sh valgrind
	@$(MAKE) -s -j$(JOBS) all
	@BIN=$(CURDIR)/$(B) tests/valgrind.sh

# Only the tests, of a tree that is set up. What the failed ones said comes last. The fuzz targets,
# which need clang to run, are compiled so that they go on to fit the library.
test: all $(UNITS) $(HELP) $(AIDS) $(FUZZ:%=$(B)/tests/fuzz/%.o) $(B)/tests/fuzz/fuzz.o
	@BIN=$(CURDIR)/$(B) prove -j$(JOBS) $(TESTS) $(UNITS) 2>$(B)/said || { tail -n 60 $(B)/said >&2; exit 1; }

bench: all $(HELP)
	@BIN=$(CURDIR)/$(B) tests/bench/bench.sh
	@BIN=$(CURDIR)/$(B) tests/bench/growth.sh

# The solver against LEMON's; runs only where liblemon is installed.
check-lemon:
	@if echo '#include <lemon/network_simplex.h>' | $(CXX) -E -x c++ - >/dev/null 2>&1; then \
	    $(MAKE) -s $(B)/tests/check_lemon && prove -e '' $(B)/tests/check_lemon; \
	else echo 'liblemon is not installed (Debian: liblemon-dev): nothing compared'; fi

# --- fuzzing: libFuzzer, by clang, in a build folder of its own -------------------------------

FUZZ_WRAP = -Wl,--wrap=_exit,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=free \
            -Wl,--wrap=iconv_open,--wrap=iconv_close

$(FUZZ:%=$(B)/fuzz/%): $(B)/fuzz/%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/fuzz.o $(B)/libpl.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -fsanitize=fuzzer $(FUZZ_WRAP) -o $@ $^ $(LDLIBS)

fuzz-targets: all $(FUZZ:%=$(B)/fuzz/%)

# make fuzz T=60: each target for so many seconds. What it finds goes to build-fuzz/. Nothing added
# to a null pointer is null to every compiler, so that is not looked for.
fuzz:
	@CC=clang tests/setup.sh clang libclang-rt-14-dev
	@$(MAKE) -s -j$(JOBS) fuzz-targets B=build-fuzz CC=clang \
	    CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
	    -fno-sanitize=pointer-overflow'
	@T=$(T) tests/fuzz/fuzz.sh build-fuzz $(FUZZ)

install: all
	@install -d $(DESTDIR)$(PREFIX)/bin
	@install $(TOOLS:%=$(B)/%) $(DESTDIR)$(PREFIX)/bin
	@for p in $(PAGES); do d=$(DESTDIR)$(PREFIX)/share/man/man$${p##*.}; \
	    install -d $$d && install -m 644 $$p $$d || exit; done
	@install -d $(DESTDIR)$(COMPLETIONS)
	@install -m 644 cmd/completion.bash $(DESTDIR)$(COMPLETIONS)/pl-map
	@for t in $(filter-out pl-map,$(TOOLS)); do ln -sf pl-map $(DESTDIR)$(COMPLETIONS)/$$t || exit; done

uninstall:
	@rm -f $(TOOLS:%=$(DESTDIR)$(PREFIX)/bin/%) $(TOOLS:%=$(DESTDIR)$(COMPLETIONS)/%)
	@for p in $(PAGES); do rm -f $(DESTDIR)$(PREFIX)/share/man/man$${p##*.}/$${p#man/}; done

# A Debian package, and the complaints of lintian about it. The tests are those of `make check`.
deb: setup
	@tests/setup.sh debhelper lintian pkg-config
	@DH_QUIET=1 DEB_BUILD_OPTIONS='nocheck parallel=$(JOBS)' debian/rules binary >&2 && dh_clean
	@lintian --fail-on error,warning build-deb/*.deb && ls build-deb/*.deb

clean:
	rm -rf build build-asan build-clang build-cov build-deb build-fuzz demo programme.xlsx

.PHONY: all setup demo check check-all check-asan check-clang check-lemon coverage lint valgrind test bench deb fuzz fuzz-targets \
        install uninstall clean
-include $(LIB:.o=.d) $(wildcard $(B)/cmd/*.d $(B)/tests/*.d $(B)/tests/*/*.d)
