/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between two texts that are indexed as one: a match never reaches over it. */
#define KB_SEARCH_BREAK "\x1e"

/* Between the units of folded text, and before the first. */
#define KB_SEARCH_UNIT '\x1f'

/* Words are also found by so many of their first letters, as tokens of their own that begin with this mark. */
#define KB_SEARCH_HEADS 3
#define KB_SEARCH_HEAD '\x01'

/* Ends the token of a run's last character, so that a run is known to end there. */
#define KB_SEARCH_LAST '\x02'

/**
 * KbSearchSign:
 * @KB_SEARCH_PAIR: of a script without spaces: found in overlapping pairs
 * @KB_SEARCH_WORD: a letter or a digit of a word
 * @KB_SEARCH_GAP: between them
 * @KB_SEARCH_END: %KB_SEARCH_BREAK
 */
typedef enum
{
  KB_SEARCH_PAIR,
  KB_SEARCH_WORD,
  KB_SEARCH_GAP,
  KB_SEARCH_END,
} KbSearchSign;

/**
 * KbSearchScanFunc:
 * @sign: what it is
 * @character: folded
 * @start: where it stands in the text, bytes
 * @end: and where it ends
 */
typedef void (*KbSearchScanFunc) (KbSearchSign  sign,
                                  gunichar      character,
                                  int           start,
                                  int           end,
                                  gpointer      data);

/**
 * KbSearchTokenFunc:
 * @token: a token, not terminated
 * @is_aside: it stands at the same place as the token before it
 *
 * Returns: 0 to go on, anything else to stop with.
 */
typedef int (*KbSearchTokenFunc) (gboolean    is_aside,
                                  const char *token,
                                  int         length,
                                  int         start,
                                  int         end,
                                  gpointer    data);

/**
 * KbSearchFolded:
 * @text: its units, each after %KB_SEARCH_UNIT
 * @starts: for each byte of @text where its character begins in what was folded, bytes
 * @ends: and where it ends
 */
typedef struct
{
  GString *text;
  GArray  *starts;
  GArray  *ends;
} KbSearchFolded;

KbSearchSign    kb_search_classify    (gunichar           c);
void            kb_search_scan        (const char        *text,
                                       int                length,
                                       KbSearchScanFunc   func,
                                       gpointer           data);
int             kb_search_tokenize    (const char        *text,
                                       int                length,
                                       KbSearchTokenFunc  func,
                                       gpointer           data);
KbSearchFolded *kb_search_fold        (const char        *text);
void            kb_search_folded_free (KbSearchFolded    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbSearchFolded, kb_search_folded_free)

G_END_DECLS
