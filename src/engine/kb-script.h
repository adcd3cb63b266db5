/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "kb-span.h"

G_BEGIN_DECLS

/* A longer piece costs frames: an uncut 200 KB paragraph halves the frame rate. */
#define KB_PIECE_MAX_CHARS 400

typedef enum
{
  KB_PIECE_HEADING,
  KB_PIECE_SPOKEN,
  KB_PIECE_DIRECTION,
  KB_PIECE_MUST_SAY,
} KbPieceKind;

/**
 * KbPiece:
 * @kind: what it is; only spoken and must-say pieces have beats
 * @text: (owned): valid UTF-8 without line ends and marks
 * @first_beat: beats of the script before it
 * @beats: its own
 * @is_paragraph: it starts a line of the script, and was not cut from the piece before it
 * @hash: of the text
 *
 * A stretch of a script that is laid out at once.
 */
typedef struct
{
  KbPieceKind  kind;
  char        *text;
  gint64       first_beat;
  gint64       beats;
  gboolean     is_paragraph;
  guint        hash;
} KbPiece;

#define KB_TYPE_SCRIPT (kb_script_get_type ())

typedef struct _KbScript KbScript;

GType           kb_script_get_type     (void) G_GNUC_CONST;
KbScript       *kb_script_new          (gint64              cue_id,
                                        const char         *heading,
                                        const char         *text,
                                        const char         *language,
                                        const char *const  *must_say);
KbScript       *kb_script_ref          (KbScript           *self);
void            kb_script_unref        (KbScript           *self);

gint64          kb_script_get_cue_id   (KbScript           *self);
const char     *kb_script_get_language (KbScript           *self);
guint           kb_script_get_n_pieces (KbScript           *self);
const KbPiece  *kb_script_get_piece    (KbScript           *self,
                                        guint               index);
gint64          kb_script_get_beats    (KbScript           *self);
gboolean        kb_script_equal        (KbScript           *self,
                                        KbScript           *other);

guint           kb_script_hash_piece   (KbScript           *self,
                                        guint               index);
gboolean        kb_script_equal_pieces (KbScript           *self,
                                        guint               index,
                                        KbScript           *other,
                                        guint               other_index);
GArray         *kb_script_dup_spans    (KbScript           *self,
                                        guint               index);
guint           kb_script_find_piece   (KbScript           *self,
                                        double              beat);
double          kb_script_step         (KbScript           *self,
                                        double              beat,
                                        int                 steps);
double          kb_script_map_beat     (KbScript           *self,
                                        KbScript           *newer,
                                        double              beat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbScript, kb_script_unref)

G_END_DECLS
