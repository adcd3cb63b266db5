/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-lineup-facts.h"

G_BEGIN_DECLS

typedef enum
{
  KB_LINEUP_COLUMN_NUMBER = 1 << 0,     /* figures: right-aligned, under a right-aligned head */
  KB_LINEUP_COLUMN_STRONG = 1 << 1,     /* bold */
  KB_LINEUP_COLUMN_DIM = 1 << 2,        /* context */
  KB_LINEUP_COLUMN_TWO_LINES = 1 << 3,  /* the text's second line is a dim caption */
  KB_LINEUP_COLUMN_STRUCK = 1 << 4,     /* which is struck through */
  KB_LINEUP_COLUMN_EXPAND = 1 << 5,     /* takes what width is left */
  KB_LINEUP_COLUMN_FIXED = 1 << 6,      /* in every view */
} KbLineupColumnFlags;

/* What a cell looks like. */
typedef enum
{
  KB_LINEUP_LOOK_TEXT,
  KB_LINEUP_LOOK_PRODUCT,   /* a thumbnail before the text */
  KB_LINEUP_LOOK_ROLE,      /* a pill */
  KB_LINEUP_LOOK_STOCK,     /* a bar below the text */
  KB_LINEUP_LOOK_STATUS,    /* a level's icon before the text */
} KbLineupLook;

/* How a cell is typed. */
typedef enum
{
  KB_LINEUP_INPUT_NONE,
  KB_LINEUP_INPUT_TEXT,
  KB_LINEUP_INPUT_LINES,    /* lines, typed as "a · b" */
  KB_LINEUP_INPUT_MONEY,
  KB_LINEUP_INPUT_COUNT,
  KB_LINEUP_INPUT_SHARE,    /* basis points, typed as percent */
  KB_LINEUP_INPUT_ENUM,
  KB_LINEUP_INPUT_YES_NO,
  KB_LINEUP_INPUT_BACKUP,   /* another item */
  KB_LINEUP_INPUT_LINK,     /* a number that nobody else has */
} KbLineupInput;

/* Which columns are shown together. */
typedef enum
{
  KB_LINEUP_VIEW_PRICES = 1 << 0,
  KB_LINEUP_VIEW_SUPPLY = 1 << 1,
  KB_LINEUP_VIEW_OFFER = 1 << 2,
} KbLineupViews;

typedef char *(*KbLineupText) (KbLineupFacts     *facts,
                               const KbLineupRow *row);

/**
 * KbLineupColumn:
 * @id: for settings and tests, "live"
 * @title: marked with NC_() and the context "lineup"
 * @width: pixels
 * @flags: how it stands
 * @views: with which others it is shown
 * @text: what a cell says; a line break starts the caption
 * @look: what a cell looks like
 * @input: how it is typed
 * @field: the field of the lineup item that typing changes
 */
typedef struct
{
  const char          *id;
  const char          *title;
  int                  width;
  KbLineupColumnFlags  flags;
  KbLineupViews        views;
  KbLineupText         text;
  KbLineupLook         look;
  KbLineupInput        input;
  guint                field;
} KbLineupColumn;

const KbLineupColumn *kb_lineup_columns_get        (guint                 *n_columns);
const KbLineupColumn *kb_lineup_columns_find       (const char            *id);
const KbLineupColumn *kb_lineup_columns_find_field (int                    field);
const char           *kb_lineup_column_get_title   (const KbLineupColumn  *self);
const char           *kb_lineup_column_get_level   (const KbLineupColumn  *self,
                                                    KbLineupFacts         *facts,
                                                    const KbLineupRow     *row);

G_END_DECLS
