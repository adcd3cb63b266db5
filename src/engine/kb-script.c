/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script"

#include "config.h"

#include <string.h>

#include "kb-line.h"
#include "kb-pace.h"
#include "kb-script.h"

/**
 * KbScript:
 *
 * One cue's text, cut into pieces with their places in reading time. Immutable and counted
 * atomically, so that the threads which lay it out may share it.
 */
struct _KbScript
{
  gatomicrefcount  ref_count;
  gint64           cue_id;
  char            *language;
  char           **must_say;
  GArray          *pieces;    /* KbPiece */
  gint64           beats;
};

G_DEFINE_BOXED_TYPE (KbScript, kb_script, kb_script_ref, kb_script_unref)

static void
clear_piece (gpointer data)
{
  KbPiece *piece = data;

  g_free (piece->text);
}

static void
add_piece (KbScript    *self,
           KbPieceKind  kind,
           const char  *start,
           const char  *end,
           gboolean     is_paragraph)
{
  KbPiece piece = { kind, g_strndup (start, end - start), self->beats, 0, is_paragraph };

  if (kind == KB_PIECE_SPOKEN || kind == KB_PIECE_MUST_SAY)
    piece.beats = kb_pace_beats (kb_pace_count_spoken (piece.text, -1, self->language));
  piece.hash = g_str_hash (piece.text);
  self->beats += piece.beats;
  g_array_append_val (self->pieces, piece);
}

static gboolean
is_sentence_end (gunichar    c,
                 const char *next,
                 const char *end)
{
  static const gunichar ends[] = { 0x3002, 0xff01, 0xff1f, 0x2026, '!', '?', 0xff1b };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (c == ends[i])
      return TRUE;

  return c == '.' && (next == end || g_unichar_isspace (g_utf8_get_char (next)));
}

static gboolean
is_closing (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
         c == '"' || c == 0x2026;
}

static const char *
skip_while (const char *p,
            const char *end,
            gboolean  (*matches) (gunichar c))
{
  while (p < end && matches (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* Where to cut a text that is too long: the last sentence end within the limit, else the last mark or space. */
static const char *
find_cut (const char *p,
          const char *end)
{
  const char *sentence = NULL, *gap = NULL;

  for (guint n = 0; p < end && n < KB_PIECE_MAX_CHARS; n++)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (is_sentence_end (c, p, end))
        sentence = p;
      else if (sentence != NULL && is_closing (c) && sentence == g_utf8_prev_char (p))
        sentence = p;
      else if (g_unichar_isspace (c) || c == 0xff0c || c == 0x3001)
        gap = p;
    }

  return p == end ? end : sentence != NULL ? sentence : gap != NULL ? gap : p;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c);
}

static void
add_spoken (KbScript    *self,
            KbPieceKind  kind,
            const char  *p,
            const char  *end)
{
  gboolean is_paragraph = TRUE;

  while ((p = skip_while (p, end, is_space)) < end)
    {
      const char *cut = find_cut (p, end);

      add_piece (self, kind, p, cut, is_paragraph);
      is_paragraph = FALSE;
      p = cut;
    }
}

static void
add_text (KbScript   *self,
          const char *text)
{
  while (*text != '\0')
    {
      KbLine line = kb_line_scan (text);

      if (line.direction != NULL)
        add_piece (self, KB_PIECE_DIRECTION, line.direction, line.direction_end, TRUE);
      add_spoken (self, line.must_say ? KB_PIECE_MUST_SAY : KB_PIECE_SPOKEN, line.spoken, line.end);
      text = line.next;
    }
}

static gboolean
piece_equal (const KbPiece *a,
             const KbPiece *b)
{
  return a->hash == b->hash && a->kind == b->kind && a->is_paragraph == b->is_paragraph &&
         strcmp (a->text, b->text) == 0;
}

static gboolean
have_same_reading (KbScript *self,
                   KbScript *other)
{
  static const char *const none[] = { NULL };

  return g_strcmp0 (self->language, other->language) == 0 &&
         g_strv_equal (self->must_say != NULL ? (const char *const *) self->must_say : none,
                       other->must_say != NULL ? (const char *const *) other->must_say : none);
}

/* Byte offset of a beat inside a piece. */
static int
find_offset (KbScript      *self,
             const KbPiece *piece,
             double         beat)
{
  int length = strlen (piece->text);
  int low = 0, high = length;

  while (low < high)
    {
      int middle = (low + high) / 2;
      double before;

      kb_pace_measure (piece->text, self->language, &middle, 1, &before);
      if (before < beat)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static guint
count_common_head (KbScript *a,
                   KbScript *b)
{
  guint n = MIN (a->pieces->len, b->pieces->len);

  for (guint i = 0; i < n; i++)
    if (!piece_equal (&g_array_index (a->pieces, KbPiece, i), &g_array_index (b->pieces, KbPiece, i)))
      return i;

  return n;
}

static guint
count_common_tail (KbScript *a,
                   KbScript *b,
                   guint     head)
{
  guint n = MIN (a->pieces->len, b->pieces->len) - head;

  for (guint i = 0; i < n; i++)
    if (!piece_equal (&g_array_index (a->pieces, KbPiece, a->pieces->len - 1 - i),
                      &g_array_index (b->pieces, KbPiece, b->pieces->len - 1 - i)))
      return i;

  return n;
}

/* The same place in an edited piece: before the change it stays, behind it it keeps its distance from the end. */
static double
map_in_piece (KbScript      *self,
              const KbPiece *older,
              const KbPiece *newer,
              double         beat)
{
  int offset = find_offset (self, older, beat);
  int same = 0;
  double from_end = older->beats - beat;

  while (older->text[same] != '\0' && older->text[same] == newer->text[same])
    same++;

  if (offset <= same)
    return MIN (beat, newer->beats);

  return CLAMP (newer->beats - from_end, 0, newer->beats);
}

/**
 * kb_script_new:
 * @cue_id: the cue that it is the text of
 * @heading: (nullable): shown above the text, not said
 * @text: (nullable): the text as it is written; the rules of a line are in #KbLine
 * @language: (nullable): the session's language tag
 * @must_say: (nullable) (array zero-terminated=1): phrases of the product that must be said
 *
 * Cuts a text into pieces: a heading, directions, and the spoken lines in pieces of at most
 * %KB_PIECE_MAX_CHARS characters that end where sentences end.
 *
 * Returns: (transfer full): the script.
 */
KbScript *
kb_script_new (gint64             cue_id,
               const char        *heading,
               const char        *text,
               const char        *language,
               const char *const *must_say)
{
  KbScript *self = g_new0 (KbScript, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->cue_id = cue_id;
  self->language = g_strdup (language);
  self->must_say = g_strdupv ((char **) must_say);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (KbPiece));
  g_array_set_clear_func (self->pieces, clear_piece);

  if (heading != NULL && *heading != '\0')
    add_piece (self, KB_PIECE_HEADING, heading, heading + strlen (heading), TRUE);
  if (text != NULL)
    add_text (self, text);

  return self;
}

/**
 * kb_script_ref:
 *
 * Returns: (transfer full): @self. Any thread.
 */
KbScript *
kb_script_ref (KbScript *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * kb_script_unref:
 *
 * Gives up one reference. Any thread.
 */
void
kb_script_unref (KbScript *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->pieces);
  g_strfreev (self->must_say);
  g_free (self->language);
  g_free (self);
}

/**
 * kb_script_get_cue_id:
 *
 * Returns: the cue that it is the text of.
 */
gint64
kb_script_get_cue_id (KbScript *self)
{
  return self->cue_id;
}

/**
 * kb_script_get_language:
 *
 * Returns: (nullable): the language tag.
 */
const char *
kb_script_get_language (KbScript *self)
{
  return self->language;
}

/**
 * kb_script_get_n_pieces:
 *
 * Returns: how many pieces there are; 0 for an empty text.
 */
guint
kb_script_get_n_pieces (KbScript *self)
{
  return self->pieces->len;
}

/**
 * kb_script_get_piece:
 *
 * Returns: (transfer none): the piece at @index, which must exist.
 */
const KbPiece *
kb_script_get_piece (KbScript *self,
                     guint     index)
{
  g_return_val_if_fail (index < self->pieces->len, NULL);

  return &g_array_index (self->pieces, KbPiece, index);
}

/**
 * kb_script_get_beats:
 *
 * Returns: the length of the whole text in beats.
 */
gint64
kb_script_get_beats (KbScript *self)
{
  return self->beats;
}

/**
 * kb_script_equal:
 *
 * Returns: %TRUE when both would look and read the same.
 */
gboolean
kb_script_equal (KbScript *self,
                 KbScript *other)
{
  return self->cue_id == other->cue_id && self->pieces->len == other->pieces->len &&
         count_common_head (self, other) == self->pieces->len && have_same_reading (self, other);
}

/**
 * kb_script_hash_piece:
 *
 * Returns: a hash for kb_script_equal_pieces().
 */
guint
kb_script_hash_piece (KbScript *self,
                      guint     index)
{
  const KbPiece *piece = kb_script_get_piece (self, index);

  return piece->hash * 31 + piece->kind;
}

/**
 * kb_script_equal_pieces:
 * @index: a piece of @self
 * @other: (transfer none): the same script, an edited one, or any other
 * @other_index: a piece of @other
 *
 * Returns: %TRUE when both pieces look the same, wherever in their scripts they stand.
 */
gboolean
kb_script_equal_pieces (KbScript *self,
                        guint     index,
                        KbScript *other,
                        guint     other_index)
{
  if (self == other && index == other_index)
    return TRUE;

  return piece_equal (kb_script_get_piece (self, index), kb_script_get_piece (other, other_index)) &&
         have_same_reading (self, other);
}

/**
 * kb_script_dup_spans:
 *
 * Returns: (transfer full) (element-type KbSpan): the prices and must-say phrases of one piece. Any thread.
 */
GArray *
kb_script_dup_spans (KbScript *self,
                     guint     index)
{
  const KbPiece *piece = kb_script_get_piece (self, index);
  KbSpan whole = { 0, strlen (piece->text), KB_SPAN_MUST_SAY };
  GArray *spans;

  if (piece->kind == KB_PIECE_SPOKEN)
    return kb_span_find (piece->text, self->language, (const char *const *) self->must_say);

  spans = g_array_new (FALSE, FALSE, sizeof (KbSpan));
  if (piece->kind == KB_PIECE_MUST_SAY)
    g_array_append_val (spans, whole);

  return spans;
}

/**
 * kb_script_find_piece:
 * @beat: a place in the text; out of its range means its start or end
 *
 * Returns: the index of the spoken piece that holds the place; 0 when nothing is spoken.
 */
guint
kb_script_find_piece (KbScript *self,
                      double    beat)
{
  guint found = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const KbPiece *piece = kb_script_get_piece (self, i);

      if (piece->beats == 0)
        continue;
      if (any && piece->first_beat > beat)
        break;
      found = i;
      any = TRUE;
    }

  return found;
}

/**
 * kb_script_step:
 * @beat: a place in the text
 * @steps: how many paragraphs to go on, or back when negative
 *
 * Going back from inside a paragraph leads to its own start first, as in a music player.
 *
 * Returns: the start of the paragraph, or the start or end of the text.
 */
double
kb_script_step (KbScript *self,
                double    beat,
                int       steps)
{
  for (; steps > 0; steps--)
    {
      double next = self->beats;

      for (guint i = self->pieces->len; i-- > 0;)
        {
          const KbPiece *piece = kb_script_get_piece (self, i);

          if (piece->beats > 0 && piece->first_beat > beat)
            next = piece->first_beat;
        }
      beat = next;
    }

  for (; steps < 0; steps++)
    {
      double before = 0;

      for (guint i = 0; i < self->pieces->len; i++)
        {
          const KbPiece *piece = kb_script_get_piece (self, i);

          if (piece->beats > 0 && piece->first_beat < beat - 1)
            before = piece->first_beat;
        }
      beat = before;
    }

  return beat;
}

/**
 * kb_script_map_beat:
 * @self: the script before an edit
 * @newer: the same cue's script after it
 * @beat: a place in @self
 *
 * An edit behind the place leaves it, an edit before it moves it along, so the word on the marker
 * stays the same.
 *
 * Returns: the same place in @newer.
 */
double
kb_script_map_beat (KbScript *self,
                    KbScript *newer,
                    double    beat)
{
  guint head = count_common_head (self, newer);
  guint tail = count_common_tail (self, newer, head);
  guint index = self->pieces->len > 0 ? kb_script_find_piece (self, beat) : 0;
  const KbPiece *older_piece, *newer_piece;

  if (index < head || self->pieces->len == 0)
    return MIN (beat, newer->beats);
  if (index >= self->pieces->len - tail)
    return CLAMP (beat + newer->beats - self->beats, 0, newer->beats);
  if (newer->pieces->len == head + tail)
    return head < newer->pieces->len ? kb_script_get_piece (newer, head)->first_beat : newer->beats;

  older_piece = kb_script_get_piece (self, index);
  newer_piece = kb_script_get_piece (newer, MIN (index, newer->pieces->len - tail - 1));

  return newer_piece->first_beat +
         map_in_piece (self, older_piece, newer_piece, beat - older_piece->first_beat);
}
