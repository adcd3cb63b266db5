/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-strip-store.h"

G_BEGIN_DECLS

/**
 * KbFlowLine:
 * @script: (unowned): its text
 * @index: its piece
 * @line: which line of the piece
 * @top: where it is, pixels, in the same measure as the place of the marker
 * @height: its height, pixels
 *
 * A line of the texts, one below the other.
 */
typedef struct
{
  KbScript *script;
  guint     index;
  guint     line;
  int       top;
  int       height;
} KbFlowLine;

typedef struct _KbPrompterFlow KbPrompterFlow;

KbPrompterFlow *kb_prompter_flow_new         (KbStripStore    *store);
void            kb_prompter_flow_free        (KbPrompterFlow  *self);

void            kb_prompter_flow_set_scripts (KbPrompterFlow  *self,
                                              GPtrArray       *scripts);
void            kb_prompter_flow_reset       (KbPrompterFlow  *self);

gboolean        kb_prompter_flow_locate      (KbPrompterFlow  *self,
                                              gint64           cue_id,
                                              double           beat,
                                              int              above,
                                              int              below,
                                              double          *y);
double          kb_prompter_flow_get_line_top (KbPrompterFlow *self,
                                              gint64           cue_id,
                                              double           beat);
void            kb_prompter_flow_want        (KbPrompterFlow  *self,
                                              double           y,
                                              int              above,
                                              int              below);
GArray         *kb_prompter_flow_list_lines  (KbPrompterFlow  *self,
                                              double           top,
                                              double           bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbPrompterFlow, kb_prompter_flow_free)

G_END_DECLS
