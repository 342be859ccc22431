import type { Notification } from '../protocol/backend-message.ts';
import type { ChannelChange } from '../sql/statement-effects.ts';

/** Whoever may be told. */
export interface Listener {
  notify(notification: Notification): void;
}

/** Who listens to what. The backend tells the gateway about every channel that anybody ever listened to. */
export class NotificationHub {
  readonly #listeners = new Map<string, Set<Listener>>();

  change(listener: Listener, change: ChannelChange): void {
    switch (change.kind) {
      case 'listen':
        this.#listenersOf(change.channel).add(listener);
        break;
      case 'unlisten':
        this.#listenersOf(change.channel).delete(listener);
        break;
      case 'unlisten-all':
        for (const listeners of this.#listeners.values()) listeners.delete(listener);
    }
  }

  deliver(notification: Notification): void {
    for (const listener of this.#listenersOf(notification.channel)) listener.notify(notification);
  }

  /** Channels that somebody listens to, for a backend that was opened anew. */
  clear(): void {
    this.#listeners.clear();
  }

  #listenersOf(channel: string): Set<Listener> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners);
    return listeners;
  }
}
