/*
 * scratch - temporary files for libxlsxwriter whose failures are heard.
 *
 * libxlsxwriter writes the parts of a workbook into temporary files and does not look whether that
 * went well: on a full disk it would leave a broken workbook and say it is done. All its temporary
 * files come from its lxw_tmpfile() (utility.h), and the linker takes a program's own definition
 * before a library's: the one in scratch.c gives a stream whose failed read or write ends the
 * program with a message. tests/faults.t proves it by failing every write in turn.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

/* The folder for temporary files, $TMPDIR or /tmp: for lxw_workbook_options. */
char *scratch_folder(void);

#endif
