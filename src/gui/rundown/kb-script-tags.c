/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-tags"

#include "config.h"

#include "kb-compliance.h"
#include "kb-cue.h"
#include "kb-line.h"
#include "kb-lineup.h"
#include "kb-script-tags.h"
#include "kb-script-text.h"
#include "kb-session.h"
#include "kb-span.h"
#include "kb-variable.h"

/* A script is plain text; these show what its parts mean. The rules are the engine's: a direction is not said, a marked
 * line and a phrase of the lineup must be said word for word, a price must not be said wrong. No meaning is in colour
 * alone: a direction is slanted, must-say lines are underlined, prices bold, and what comes from the lineup stands on a
 * ground of its own. */

#define DIRECTION "direction"
#define MUST_SAY "must-say"
#define PRICE "price"
#define VARIABLE "variable"
#define PROBLEM "problem"
#define HIT_BLOCK "hit-block"
#define HIT_WARN "hit-warn"

static const char *const meanings[] = { DIRECTION, MUST_SAY, PRICE, VARIABLE, PROBLEM };

/* A text and the buffer that shows it, walked together: offsets are counted once. */
typedef struct
{
  GtkTextBuffer *buffer;
  const char    *at;
  int            offset;
} Walk;

static void
walk_to (Walk        *walk,
         const char  *to,
         GtkTextIter *iter)
{
  walk->offset += g_utf8_pointer_to_offset (walk->at, to);
  walk->at = to;
  gtk_text_buffer_get_iter_at_offset (walk->buffer, iter, walk->offset);
}

static void
tag (Walk       *walk,
     const char *name,
     const char *from,
     const char *to)
{
  GtkTextIter start, end;

  walk_to (walk, from, &start);
  walk_to (walk, to, &end);
  gtk_text_buffer_apply_tag_by_name (walk->buffer, name, &start, &end);
}

static void
tag_spoken (Walk              *walk,
            const KbLine      *line,
            const char        *language,
            const char *const *must_say)
{
  g_autofree char *spoken = g_strndup (line->spoken, line->end - line->spoken);
  g_autoptr (GArray) spans = kb_span_find (spoken, language, must_say);
  const char *text = line->spoken;

  for (guint i = 0; i < spans->len; i++)
    {
      const KbSpan *span = &g_array_index (spans, KbSpan, i);

      tag (walk, span->kind == KB_SPAN_PRICE ? PRICE : MUST_SAY, text + span->start, text + span->end);
    }
}

/* Values from the lineup, and variables that have none. */
static void
tag_variables (GtkTextBuffer     *buffer,
               const GtkTextIter *start,
               const GtkTextIter *end,
               const char        *text)
{
  GtkTextIter at = *start, after;
  Walk walk = { .buffer = buffer, .at = text, .offset = gtk_text_iter_get_offset (start) };
  KbVariableUse use;

  while (kb_script_text_next_variable (&at, end, &after))
    {
      gtk_text_buffer_remove_tag_by_name (buffer, PRICE, &at, &after);
      gtk_text_buffer_apply_tag_by_name (buffer, VARIABLE, &at, &after);
      at = after;
    }
  for (const char *p = text; kb_variable_find (p, &use); p = use.end)
    tag (&walk, PROBLEM, use.start, use.end);
}

/**
 * kb_script_tags_create:
 * @buffer: the scripts' buffer
 */
void
kb_script_tags_create (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, DIRECTION, "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, MUST_SAY, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, PRICE, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, VARIABLE, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, PROBLEM, "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_buffer_create_tag (buffer, HIT_WARN, "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_buffer_create_tag (buffer, HIT_BLOCK, "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_buffer_create_tag (buffer, KB_SCRIPT_TAG_MISSPELT, "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_buffer_create_tag (buffer, KB_SCRIPT_TAG_HEADING, "editable", FALSE, "weight", PANGO_WEIGHT_BOLD,
                              "pixels-above-lines", 26, "pixels-below-lines", 6, NULL);
}

static void
set_colour (GtkTextBuffer *buffer,
            GtkWidget     *widget,
            const char    *name,
            const char    *property,
            const char    *colour_name)
{
  GtkTextTag *found = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GdkRGBA colour;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), colour_name, &colour))
    g_object_set (found, property, &colour, NULL);
}

/**
 * kb_script_tags_colour:
 * @widget: where the colours are known; called again when they change
 */
void
kb_script_tags_colour (GtkTextBuffer *buffer,
                       GtkWidget     *widget)
{
  set_colour (buffer, widget, DIRECTION, "background-rgba", "cue_qa_ground");
  set_colour (buffer, widget, DIRECTION, "foreground-rgba", "cue_qa_text");
  set_colour (buffer, widget, MUST_SAY, "background-rgba", "level_warn_ground");
  set_colour (buffer, widget, MUST_SAY, "underline-rgba", "level_warn_icon");
  set_colour (buffer, widget, PRICE, "foreground-rgba", "level_tell_text");
  set_colour (buffer, widget, VARIABLE, "background-rgba", "level_tell_ground");
  set_colour (buffer, widget, VARIABLE, "foreground-rgba", "level_tell_text");
  set_colour (buffer, widget, PROBLEM, "background-rgba", "level_warn_ground");
  set_colour (buffer, widget, PROBLEM, "underline-rgba", "level_warn_icon");
  set_colour (buffer, widget, HIT_WARN, "underline-rgba", "level_warn_icon");
  set_colour (buffer, widget, HIT_WARN, "background-rgba", "level_warn_ground");
  set_colour (buffer, widget, HIT_BLOCK, "underline-rgba", "level_block_icon");
  set_colour (buffer, widget, HIT_BLOCK, "background-rgba", "level_block_ground");
  set_colour (buffer, widget, KB_SCRIPT_TAG_MISSPELT, "underline-rgba", "dim_text");
}

static GStrv
split_must_say (KbRecordSet *plan,
                KbRecord    *cue)
{
  KbRecord *item = kb_record_set_find_ref (plan, cue, KB_CUE_LINEUP_ITEM_ID);

  return g_strsplit (item != NULL ? kb_record_get_text (item, KB_LINEUP_ITEM_MUST_SAY) : "", "\n", -1);
}

/**
 * kb_script_tags_apply:
 * @start: where one cue's script starts
 * @end: where it ends
 *
 * Tags a whole script anew.
 */
void
kb_script_tags_apply (GtkTextBuffer     *buffer,
                      const GtkTextIter *start,
                      const GtkTextIter *end,
                      KbRecordSet       *plan,
                      KbRecord          *cue)
{
  KbRecord *session = kb_record_set_get_session (plan);
  const char *language = session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE) : "";
  g_auto (GStrv) must_say = split_must_say (plan, cue);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, start, end, TRUE);
  Walk walk = { .buffer = buffer, .at = text, .offset = gtk_text_iter_get_offset (start) };

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    gtk_text_buffer_remove_tag_by_name (buffer, meanings[i], start, end);
  for (const char *at = text; *at != '\0';)
    {
      const KbLine line = kb_line_scan (at);

      if (line.direction != NULL)
        tag (&walk, DIRECTION, line.direction, line.direction_end);
      if (line.must_say && line.spoken < line.end)
        tag (&walk, MUST_SAY, line.spoken, line.end);
      else if (line.spoken < line.end)
        tag_spoken (&walk, &line, language, (const char *const *) must_say);
      at = line.next;
    }
  tag_variables (buffer, start, end, text);
}

/**
 * kb_script_tags_mark:
 * @hits: (nullable) (element-type KbHit): what must not be said like that
 *
 * Marks what was found in a script, and nothing else any more.
 */
void
kb_script_tags_mark (GtkTextBuffer     *buffer,
                     const GtkTextIter *start,
                     const GtkTextIter *end,
                     GArray            *hits)
{
  g_autofree char *text = gtk_text_buffer_get_text (buffer, start, end, TRUE);

  gtk_text_buffer_remove_tag_by_name (buffer, HIT_BLOCK, start, end);
  gtk_text_buffer_remove_tag_by_name (buffer, HIT_WARN, start, end);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const KbHit *hit = &g_array_index (hits, KbHit, i);
      Walk walk = { .buffer = buffer, .at = text, .offset = gtk_text_iter_get_offset (start) };

      tag (&walk, hit->level == KB_LEVEL_BLOCK ? HIT_BLOCK : HIT_WARN, text + hit->start, text + hit->end);
    }
}
