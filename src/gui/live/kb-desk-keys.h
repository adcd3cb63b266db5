/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The setting that holds what was chosen otherwise. */
#define KB_DESK_KEYS_SETTING "desk-keys"

typedef enum
{
  KB_DESK_KEY_TRANSPORT,
  KB_DESK_KEY_HOST,
  KB_DESK_KEY_CUE,
  KB_DESK_KEY_FIGURES,
  KB_DESK_KEY_INCIDENT,
  KB_DESK_KEY_N_GROUPS,
} KbDeskKeyGroup;

/**
 * KbDeskKey:
 * @name: how the setting names it
 * @action: what is done, with its target
 * @title: that in words, untranslated: kb_desk_key_get_title()
 * @keys: the accelerators that it has unless others were chosen, separated by spaces
 * @group: beside which others it is listed
 * @repeats: it goes on while the key is held
 *
 * Something the desk does at a key.
 */
typedef struct
{
  const char     *name;
  const char     *action;
  const char     *title;
  const char     *keys;
  KbDeskKeyGroup  group;
  gboolean        repeats;
} KbDeskKey;

const KbDeskKey *kb_desk_keys_list       (guint            *n_keys);
const KbDeskKey *kb_desk_keys_find_name  (const char       *name);
const char      *kb_desk_key_get_title   (const KbDeskKey  *key);
const char      *kb_desk_key_group_title (KbDeskKeyGroup    group);

char           **kb_desk_keys_dup        (GSettings        *settings,
                                          const KbDeskKey  *key);
gboolean         kb_desk_keys_is_default (GSettings        *settings,
                                          const KbDeskKey  *key);
void             kb_desk_keys_set        (GSettings        *settings,
                                          const KbDeskKey  *key,
                                          const char *const *accelerators);
void             kb_desk_keys_add        (GSettings        *settings,
                                          const KbDeskKey  *key,
                                          const char       *accelerator);
void             kb_desk_keys_remove     (GSettings        *settings,
                                          const KbDeskKey  *key,
                                          const char       *accelerator);
char            *kb_desk_keys_dup_label  (GSettings        *settings,
                                          const KbDeskKey  *key,
                                          guint             index);

const KbDeskKey *kb_desk_keys_find       (GSettings        *settings,
                                          guint             keyval,
                                          GdkModifierType   modifiers);
const KbDeskKey *kb_desk_keys_find_rival (GSettings        *settings,
                                          const KbDeskKey  *key,
                                          const char       *accelerator);
char            *kb_desk_keys_dup_name   (guint             keyval,
                                          GdkModifierType   modifiers);

G_END_DECLS
