/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-tags"

#include "config.h"

#include "kb-line.h"
#include "kb-script-tags.h"
#include "kb-span.h"

/* A script is plain text; these show what its parts mean. The rules are the engine's: a direction
 * is not said, a marked line and a phrase of the lineup must be said word for word, a price must
 * not be said wrong. */

#define DIRECTION "direction"
#define MUST_SAY "must-say"
#define PRICE "price"

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

/**
 * kb_script_tags_create:
 * @buffer: the script's buffer
 */
void
kb_script_tags_create (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, DIRECTION, NULL);
  gtk_text_buffer_create_tag (buffer, MUST_SAY, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, PRICE, "weight", PANGO_WEIGHT_BOLD, NULL);
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
  set_colour (buffer, widget, PRICE, "background-rgba", "level_tell_ground");
  set_colour (buffer, widget, PRICE, "foreground-rgba", "level_tell_text");
}

/**
 * kb_script_tags_apply:
 * @language: the session's language
 * @must_say: (array zero-terminated=1): phrases that must be said word for word
 *
 * Tags the whole script anew.
 */
void
kb_script_tags_apply (GtkTextBuffer     *buffer,
                      const char        *language,
                      const char *const *must_say)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  Walk walk = { .buffer = buffer };

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);

  walk.at = text;
  for (const char *at = text; *at != '\0';)
    {
      const KbLine line = kb_line_scan (at);

      if (line.direction != NULL)
        tag (&walk, DIRECTION, line.direction, line.direction_end);
      if (line.must_say && line.spoken < line.end)
        tag (&walk, MUST_SAY, line.spoken, line.end);
      else if (line.spoken < line.end)
        tag_spoken (&walk, &line, language, must_say);
      at = line.next;
    }
}
