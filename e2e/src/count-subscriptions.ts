import type { Page } from '@playwright/test';
import { z } from 'zod';

const subscribeFrame = z.object({ type: z.literal('subscribe'), payload: z.object({ query: z.string() }) });

/** The names of all subscriptions that the page asks for from now on, once for each time. */
export function countSubscriptions(page: Page): string[] {
  const names: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const read = subscribeFrame.safeParse(parse(payload.toString()));
      if (read.success) names.push(/subscription (\w+)/.exec(read.data.payload.query)?.[1] ?? read.data.payload.query);
    }),
  );
  return names;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
