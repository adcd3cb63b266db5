/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * Desk:
 * @folder: a temporary folder
 * @library: the path of a library in it, there after the first verb that writes
 *
 * The fixture of the command line's tests: the real binary, without a display, on a library of its own.
 */
typedef struct
{
  char *folder;
  char *library;
} Desk;

/**
 * Answer:
 * @status: the exit status
 * @output: standard output
 * @report: standard error
 *
 * What a run of the binary came to.
 */
typedef struct
{
  int   status;
  char *output;
  char *report;
} Answer;

void      answer_clear        (Answer         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

void      desk_init           (int            *argc,
                               char         ***argv);

void      desk_set_up         (Desk           *self,
                               gconstpointer   samples);
void      desk_tear_down      (Desk           *self,
                               gconstpointer   data);
char     *desk_in_folder      (Desk           *self,
                               const char     *name);
void      desk_run_sql        (Desk           *self,
                               const char     *sql);

Answer    desk_run            (Desk           *self,
                               const char     *words);
void      desk_do             (Desk           *self,
                               const char     *format,
                               ...) G_GNUC_PRINTF (2, 3);
char     *desk_expect         (Desk           *self,
                               int             status,
                               const char     *format,
                               ...) G_GNUC_PRINTF (3, 4);
void      desk_expect_naming  (Desk           *self,
                               int             status,
                               const char     *named,
                               const char     *format,
                               ...) G_GNUC_PRINTF (4, 5);
JsonNode *desk_ask_json       (Desk           *self,
                               int             status,
                               const char     *format,
                               ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
