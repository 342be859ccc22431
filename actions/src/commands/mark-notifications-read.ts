import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId } from './fields.ts';

/** As many as one page of a client shows. */
const mostNotifications = 1_000;

/** Marks notifications of the user as read; without ids all of them. */
export const markNotificationsRead: Command = {
  name: 'mark_notifications_read',
  input: z.object({
    notificationIds: z
      .array(rowId('a notification'))
      .min(1, 'Choose a notification, or leave the list out for all.')
      .max(mostNotifications, `Choose at most ${mostNotifications} notifications at once.`)
      .nullish(),
  }),
};
