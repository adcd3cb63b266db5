/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-person-avatar"

#include "config.h"

#include "kb-crew.h"
#include "kb-person-avatar.h"
#include "kb-picture.h"

/* Pixels, for the largest avatar on a screen of twice the resolution. */
#define SIDE 160

/* A person's photo, decoded; kept with the row, as lists of people are made anew after every edit. */
typedef struct
{
  GBytes     *bytes;     /* owned */
  GdkTexture *texture;   /* owned */
} Photo;

/* A photo on its way to an avatar. */
typedef struct
{
  AdwAvatar *avatar;   /* owned */
  KbRecord  *person;   /* owned */
  GBytes    *bytes;    /* owned */
} Decoding;

static void
photo_free (gpointer data)
{
  Photo *photo = data;

  g_bytes_unref (photo->bytes);
  g_object_unref (photo->texture);
  g_free (photo);
}

static void
keep (KbRecord   *person,
      GBytes     *bytes,
      GdkTexture *texture)
{
  Photo *photo = g_new (Photo, 1);

  *photo = (Photo) { g_bytes_ref (bytes), g_object_ref (texture) };
  g_object_set_data_full (G_OBJECT (person), "kb-photo", photo, photo_free);
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Decoding *decoding = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = kb_picture_decode_finish (result, &error);

  if (texture == NULL)
    g_debug ("%s", error->message);
  else if (kb_record_get_bytes (decoding->person, KB_PERSON_PHOTO) == decoding->bytes)
    {
      keep (decoding->person, decoding->bytes, texture);
      /* Another may be shown by now. */
      if (g_object_get_data (G_OBJECT (decoding->avatar), "kb-person") == decoding->person)
        adw_avatar_set_custom_image (decoding->avatar, GDK_PAINTABLE (texture));
    }
  g_object_unref (decoding->avatar);
  g_object_unref (decoding->person);
  g_bytes_unref (decoding->bytes);
  g_free (decoding);
}

static void
decode (AdwAvatar *avatar,
        KbRecord  *person,
        GBytes    *bytes)
{
  Decoding *decoding = g_new (Decoding, 1);

  *decoding = (Decoding) { g_object_ref (avatar), g_object_ref (person), g_bytes_ref (bytes) };
  kb_picture_decode_async (bytes, SIDE, NULL, decoded_cb, decoding);
}

/**
 * kb_person_avatar_show:
 * @person: (nullable): somebody
 *
 * Shows a person's photo as soon as it is decoded, on a thread; without one the initials of their name.
 */
void
kb_person_avatar_show (AdwAvatar *avatar,
                       KbRecord  *person)
{
  GBytes *bytes = person != NULL ? kb_record_get_bytes (person, KB_PERSON_PHOTO) : NULL;
  const Photo *photo = person != NULL ? g_object_get_data (G_OBJECT (person), "kb-photo") : NULL;
  const gboolean is_known = bytes != NULL && photo != NULL && photo->bytes == bytes;

  g_return_if_fail (ADW_IS_AVATAR (avatar));

  g_object_set_data_full (G_OBJECT (avatar), "kb-person", person != NULL ? g_object_ref (person) : NULL, g_object_unref);
  adw_avatar_set_text (avatar, person != NULL ? kb_record_get_text (person, KB_PERSON_NAME) : "");
  adw_avatar_set_custom_image (avatar, is_known ? GDK_PAINTABLE (photo->texture) : NULL);
  if (bytes != NULL && !is_known)
    decode (avatar, person, bytes);
}
