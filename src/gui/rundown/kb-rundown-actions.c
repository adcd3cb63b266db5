/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-actions"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-rundown-edits.h"
#include "kb-rundown-page-private.h"
#include "kb-writing-window.h"

/* What the rundown's page can do, by the names that menus, keys and tests use. An action works on
 * the selected rows; where a segment has the cursor, on the segment. */

static KbRecordSet *
get_plan (KbRundownPage *self)
{
  return kb_rundown_model_get_plan (kb_rundown_page_get_model (self));
}

static KbRundownRow *
get_cursor (KbRundownPage *self)
{
  return kb_rundown_table_get_cursor (kb_rundown_page_get_table (self));
}

/* A segment is acted on when it alone is selected, or when nothing is and it has the cursor: a
 * selection of cues that reaches over its head is about the cues. */
static KbRecord *
get_segment_at_cursor (KbRundownPage *self)
{
  g_autoptr (GPtrArray) rows = kb_rundown_table_dup_selected (kb_rundown_page_get_table (self));
  KbRundownRow *row = rows->len == 1 ? rows->pdata[0] : rows->len == 0 ? get_cursor (self) : NULL;

  return row != NULL && !kb_rundown_row_is_cue (row) ? kb_rundown_row_get_record (row) : NULL;
}

/**
 * kb_rundown_page_dup_cues:
 *
 * Returns: (transfer full) (element-type KbRecord): the selected cues in running order.
 */
GPtrArray *
kb_rundown_page_dup_cues (KbRundownPage *self)
{
  g_autoptr (GPtrArray) rows = kb_rundown_table_dup_selected (kb_rundown_page_get_table (self));
  GPtrArray *cues = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    if (kb_rundown_row_is_cue (rows->pdata[i]))
      g_ptr_array_add (cues, g_object_ref (kb_rundown_row_get_record (rows->pdata[i])));

  return cues;
}

static void
commit_and_keep (KbRundownPage *self,
                 KbEdit        *edit,
                 GPtrArray     *records)
{
  g_autofree gint64 *ids = g_new (gint64, records->len + 1);

  for (guint i = 0; i < records->len; i++)
    ids[i] = kb_record_get_id (records->pdata[i]);
  kb_rundown_page_commit (self, edit, ids, records->len, -1);
}

/**
 * kb_rundown_page_is_busy:
 *
 * Returns: whether rows cannot be acted on now, since there are none or one is typed into.
 */
gboolean
kb_rundown_page_is_busy (KbRundownPage *self)
{
  return get_plan (self) == NULL || kb_cell_editing_is_active (kb_rundown_page_get_editing (self));
}

static void
move_segment (KbRundownPage *self,
              KbRecord      *segment,
              int            direction)
{
  g_autoptr (GPtrArray) segments = kb_record_set_children (get_plan (self), KB_ENTITY_SEGMENT,
                                                           kb_record_set_get_session_id (get_plan (self)));
  const gint64 id = kb_record_get_id (segment);
  g_autoptr (KbEdit) edit = NULL;
  guint index = 0;
  int before;

  g_ptr_array_find (segments, segment, &index);
  before = direction < 0 ? (int) index - 1 : (int) index + 2;
  if (before < 0 || before > (int) segments->len)
    return;

  edit = kb_rundown_move_segment (get_plan (self), segment,
                                  before < (int) segments->len ? kb_record_get_id (segments->pdata[before]) : 0);
  if (edit != NULL)
    kb_rundown_page_commit (self, edit, &id, 1, -1);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  const int direction = g_variant_get_int32 (parameter);
  g_autoptr (GPtrArray) cues = NULL;
  g_autoptr (KbEdit) edit = NULL;
  KbRundownPlace place;

  if (kb_rundown_page_is_busy (self))
    return;
  if (get_segment_at_cursor (self) != NULL)
    {
      move_segment (self, get_segment_at_cursor (self), direction);
      return;
    }

  cues = kb_rundown_page_dup_cues (self);
  if (cues->len == 0 || !kb_rundown_find_step (get_plan (self), cues, direction, &place))
    return;
  edit = kb_rundown_move_cues (get_plan (self), cues, &place);
  if (edit != NULL)
    commit_and_keep (self, edit, cues);
}

static gint64
find_next_sibling (KbRecordSet *plan,
                   KbRecord    *cue)
{
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_CUE,
                                                           kb_record_get_int (cue, KB_CUE_SEGMENT_ID));
  guint index;

  if (!g_ptr_array_find (siblings, cue, &index) || index + 1 >= siblings->len)
    return 0;
  return kb_record_get_id (siblings->pdata[index + 1]);
}

static KbRundownPlace
find_segment_place (KbRecordSet *plan,
                    KbRecord    *segment,
                    gboolean     at_end)
{
  g_autoptr (GPtrArray) cues = kb_record_set_children (plan, KB_ENTITY_CUE, kb_record_get_id (segment));
  KbRundownPlace place = { .segment_id = kb_record_get_id (segment) };

  if (!at_end && cues->len > 0)
    place.before_id = kb_record_get_id (cues->pdata[0]);

  return place;
}

/**
 * kb_rundown_page_find_place:
 * @is_before: before the cursor, else behind it
 *
 * Returns: where what is new goes: around the cursor, else at the end of the rundown.
 */
KbRundownPlace
kb_rundown_page_find_place (KbRundownPage *self,
                            gboolean       is_before)
{
  KbRecordSet *plan = get_plan (self);
  KbRundownRow *cursor = get_cursor (self);
  KbRecord *record = cursor != NULL ? kb_rundown_row_get_record (cursor) : NULL;
  GListModel *segments = kb_record_set_get_list (plan, KB_ENTITY_SEGMENT);
  const guint n = g_list_model_get_n_items (segments);
  g_autoptr (KbRecord) last = n > 0 ? g_list_model_get_item (segments, n - 1) : NULL;
  KbRundownPlace place = { 0 };

  if (record != NULL && kb_rundown_row_is_cue (cursor))
    {
      place.segment_id = kb_record_get_int (record, KB_CUE_SEGMENT_ID);
      place.before_id = is_before ? kb_record_get_id (record) : find_next_sibling (plan, record);
      return place;
    }

  if (record != NULL)
    return find_segment_place (plan, record, FALSE);
  return last != NULL ? find_segment_place (plan, last, TRUE) : place;
}

static void
insert_cue (KbRundownPage *self,
            gboolean       is_before)
{
  g_autoptr (KbEdit) edit = NULL;
  KbRundownPlace place;
  gint64 id;

  if (kb_rundown_page_is_busy (self))
    return;

  place = kb_rundown_page_find_place (self, is_before);
  edit = kb_rundown_insert_cue (get_plan (self), &place, &id);
  kb_rundown_page_commit (self, edit, &id, 1, KB_CUE_CELL_LENGTH);
}

static void
insert_before_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  insert_cue (KB_RUNDOWN_PAGE (widget), TRUE);
}

static void
insert_after_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  insert_cue (KB_RUNDOWN_PAGE (widget), FALSE);
}

/* Behind the cursor's segment, and its name is typed at once. */
static void
insert_segment_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  KbRundownRow *cursor = get_cursor (self);
  GListModel *segments;
  gint64 behind = 0, before = 0, id;
  g_autofree char *title = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (kb_rundown_page_is_busy (self))
    return;

  if (cursor != NULL)
    behind = kb_rundown_row_is_cue (cursor) ? kb_record_get_int (kb_rundown_row_get_record (cursor), KB_CUE_SEGMENT_ID)
                                            : kb_rundown_row_get_id (cursor);
  segments = kb_record_set_get_list (get_plan (self), KB_ENTITY_SEGMENT);
  for (guint i = 1; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (KbRecord) previous = g_list_model_get_item (segments, i - 1);
      g_autoptr (KbRecord) segment = g_list_model_get_item (segments, i);

      if (kb_record_get_id (previous) == behind)
        before = kb_record_get_id (segment);
    }

  title = kb_rundown_dup_segment_title (get_plan (self));
  edit = kb_rundown_insert_segment (get_plan (self), before, title, &id);
  kb_rundown_page_commit (self, edit, &id, 1, KB_CUE_CELL_TITLE);
}

/* The row that has the cursor when those selected are gone. */
static gint64
find_survivor (KbRundownPage *self,
               GPtrArray     *cues)
{
  KbRundownModel *model = kb_rundown_page_get_model (self);
  const int last = kb_rundown_model_find_position (model, kb_record_get_id (cues->pdata[cues->len - 1]));
  const int first = kb_rundown_model_find_position (model, kb_record_get_id (cues->pdata[0]));
  KbRundownRow *row = kb_rundown_model_peek (model, last + 1);

  if (row == NULL || !kb_rundown_row_is_cue (row))
    row = first > 0 ? kb_rundown_model_peek (model, first - 1) : row;

  return row != NULL ? kb_rundown_row_get_id (row) : 0;
}

static void
toast_deleted (KbRundownPage *self,
               const char    *text)
{
  kb_page_toast (KB_PAGE (self), text, _("Undo"), "win.undo");
}

static void
delete_segment (KbRundownPage *self,
                KbRecord      *segment)
{
  g_autofree char *text = g_strdup_printf (_("Deleted segment “%s”"), kb_record_get_text (segment, KB_SEGMENT_TITLE));
  g_autoptr (KbEdit) edit = kb_rundown_delete_segment (segment);

  kb_rundown_page_commit (self, edit, NULL, 0, -1);
  toast_deleted (self, text);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  g_autoptr (GPtrArray) cues = NULL;
  g_autoptr (KbEdit) edit = NULL;
  g_autofree char *text = NULL;
  gint64 survivor;

  if (kb_rundown_page_is_busy (self))
    return;
  if (get_segment_at_cursor (self) != NULL)
    {
      delete_segment (self, get_segment_at_cursor (self));
      return;
    }

  cues = kb_rundown_page_dup_cues (self);
  if (cues->len == 0)
    return;
  if (cues->len == 1)
    /* Translators: a cue's number */
    text = g_strdup_printf (_("Deleted %s"), kb_record_get_text (cues->pdata[0], KB_CUE_CUE_NO));
  else
    text = g_strdup_printf (ngettext ("Deleted %u cue", "Deleted %u cues", cues->len), cues->len);
  survivor = find_survivor (self, cues);
  edit = kb_rundown_delete_cues (cues);
  kb_rundown_page_commit (self, edit, &survivor, survivor != 0, -1);
  toast_deleted (self, text);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  g_autoptr (GPtrArray) cues = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = NULL;

  if (kb_rundown_page_is_busy (self))
    return;

  cues = kb_rundown_page_dup_cues (self);
  if (cues->len == 0)
    return;
  edit = kb_rundown_duplicate_cues (get_plan (self), cues, ids);
  kb_rundown_page_commit (self, edit, &g_array_index (ids, gint64, 0), ids->len, -1);
}

static void
toggle_skip_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  g_autoptr (GPtrArray) cues = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (kb_rundown_page_is_busy (self))
    return;

  cues = kb_rundown_page_dup_cues (self);
  if (cues->len == 0)
    return;
  edit = kb_rundown_toggle_skip (cues);
  commit_and_keep (self, edit, cues);
}

static void
toggle_hard_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  g_autoptr (GPtrArray) cues = NULL;
  g_autofree gint64 *starts = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (kb_rundown_page_is_busy (self))
    return;

  cues = kb_rundown_page_dup_cues (self);
  starts = g_new (gint64, cues->len + 1);
  for (guint i = 0; i < cues->len; i++)
    {
      KbRundownRow *row = kb_rundown_model_find (kb_rundown_page_get_model (self), kb_record_get_id (cues->pdata[i]));

      starts[i] = kb_rundown_row_get_facts (row)->start_us;
      if (starts[i] == KB_NONE)
        {
          kb_page_toast (KB_PAGE (self), _("It has no start to fix: type one"), NULL, NULL);
          return;
        }
    }
  if (cues->len == 0)
    return;
  edit = kb_rundown_toggle_hard (cues, starts);
  commit_and_keep (self, edit, cues);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  KbRundownRow *cursor = get_cursor (self);

  if (!kb_rundown_page_is_busy (self) && cursor != NULL)
    kb_cell_editing_start (kb_rundown_page_get_editing (self), cursor, g_variant_get_int32 (parameter));
}

/* The segment of the cursor; where it is folded away with its cue, the cursor goes to its head. */
static void
collapse_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  KbRundownRow *cursor = kb_rundown_page_is_busy (self) ? NULL : get_cursor (self);
  gint64 id;

  if (cursor == NULL)
    return;

  id = kb_rundown_row_is_cue (cursor) ? kb_record_get_int (kb_rundown_row_get_record (cursor), KB_CUE_SEGMENT_ID)
                                      : kb_rundown_row_get_id (cursor);
  kb_rundown_model_set_collapsed (kb_rundown_page_get_model (self), id, g_variant_get_boolean (parameter));
  if (g_variant_get_boolean (parameter))
    kb_rundown_page_go_to (self, id);
}

/* Down from the cursor, and on from the top. */
static void
next_marked_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  GPtrArray *rows = kb_rundown_model_get_rows (kb_rundown_page_get_model (self));
  KbRundownRow *cursor = get_cursor (self);
  guint at = 0;

  if (cursor != NULL && g_ptr_array_find (rows, cursor, &at))
    at++;
  for (guint i = 0; i < rows->len; i++)
    {
      KbRundownRow *row = rows->pdata[(at + i) % rows->len];
      const gint64 id = kb_rundown_row_get_id (row);

      if ((int) kb_rundown_row_get_facts (row)->mark != g_variant_get_int32 (parameter))
        continue;
      kb_rundown_model_reveal (kb_rundown_page_get_model (self), id);
      kb_rundown_table_select (kb_rundown_page_get_table (self), &id, 1);
      kb_rundown_table_focus (kb_rundown_page_get_table (self), id);
      return;
    }
}

static KbRundownRow *
find_next_cue (KbRundownPage *self,
               int            step)
{
  KbRundownModel *model = kb_rundown_page_get_model (self);
  g_autoptr (GPtrArray) selected = kb_rundown_table_dup_selected (kb_rundown_page_get_table (self));
  int position = selected->len > 0 ? kb_rundown_model_find_position (model, kb_rundown_row_get_id (selected->pdata[0])) : -1;
  KbRundownRow *row;

  do
    {
      position += step;
      row = position >= 0 ? kb_rundown_model_peek (model, position) : NULL;
    }
  while (row != NULL && !kb_rundown_row_is_cue (row));

  return row;
}

/* The focus stays where it is: one can write on in the next cue's script. */
static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  KbRundownRow *row = find_next_cue (self, g_variant_get_int32 (parameter));
  gint64 id;

  if (row == NULL)
    return;

  id = kb_rundown_row_get_id (row);
  kb_rundown_table_select (kb_rundown_page_get_table (self), &id, 1);
  kb_rundown_table_scroll_to (kb_rundown_page_get_table (self), id);
}

/* The whole show as one text, from the cue that is selected. */
static void
write_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  KbRundownRow *cursor = get_cursor (self);
  KbWritingWindow *window;

  if (get_plan (self) == NULL)
    return;

  window = kb_writing_window_new (kb_page_get_workspace (KB_PAGE (self)), kb_rundown_page_get_model (self));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  kb_writing_window_go (window, cursor != NULL ? kb_rundown_row_get_id (cursor) : 0);
}

/**
 * kb_rundown_actions_install:
 * @widget_class: the page's class
 */
void
kb_rundown_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "rundown.write", NULL, write_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "rundown.write", NULL);
  gtk_widget_class_install_action (widget_class, "rundown.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "rundown.insert-before", NULL, insert_before_action);
  gtk_widget_class_install_action (widget_class, "rundown.insert-after", NULL, insert_after_action);
  gtk_widget_class_install_action (widget_class, "rundown.insert-segment", NULL, insert_segment_action);
  gtk_widget_class_install_action (widget_class, "rundown.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "rundown.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "rundown.toggle-skip", NULL, toggle_skip_action);
  gtk_widget_class_install_action (widget_class, "rundown.toggle-hard", NULL, toggle_hard_action);
  gtk_widget_class_install_action (widget_class, "rundown.edit", "i", edit_action);
  gtk_widget_class_install_action (widget_class, "rundown.collapse", "b", collapse_action);
  gtk_widget_class_install_action (widget_class, "rundown.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "rundown.next-marked", "i", next_marked_action);

  /* Also where there is no row yet. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "rundown.insert-after", NULL);
}

/**
 * kb_rundown_actions_bind_keys:
 * @table_class: the table's class: the keys are the rows', not the script's
 */
void
kb_rundown_actions_bind_keys (GtkWidgetClass *table_class)
{
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Up, GDK_ALT_MASK, "rundown.move", "i", -1);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Down, GDK_ALT_MASK, "rundown.move", "i", 1);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Insert, GDK_SHIFT_MASK, "rundown.insert-before", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Delete, 0, "rundown.delete", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_d, GDK_CONTROL_MASK, "rundown.duplicate", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_k, 0, "rundown.toggle-skip", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_h, 0, "rundown.toggle-hard", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_F2, 0, "rundown.edit", "i", (int) KB_CUE_CELL_LENGTH);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_F2, GDK_SHIFT_MASK, "rundown.edit", "i",
                                       (int) KB_CUE_CELL_NUMBER);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "rundown.insert-segment", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Return, GDK_CONTROL_MASK, "rundown.insert-after", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_F10, GDK_SHIFT_MASK, "rundown.menu", NULL);
  gtk_widget_class_add_binding_action (table_class, GDK_KEY_Menu, 0, "rundown.menu", NULL);
}
