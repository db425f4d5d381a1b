/** Words that are not yet safe with the service, kept in the browser so that a reload or a dead battery loses none. */

import type { Outgoing } from "./thread.ts";

export interface Outbox {
  /** The oldest message that is not safe yet. */
  waiting(): Outgoing | null;
  put(message: Outgoing): void;
  /** Takes one message out: two tabs may each have theirs in it. */
  drop(key: string): void;
  draft(): string;
  saveDraft(text: string): void;
}

/** The outbox of one thread; where the browser forbids storage it forgets, and nothing breaks. */
export function outbox(threadId: string): Outbox {
  const sending = `spotter.outbox.${threadId}`;
  const typing = `spotter.draft.${threadId}`;
  const all = () => parse(read(sending));
  const keep = (messages: Outgoing[]) => write(sending, messages.length === 0 ? "" : JSON.stringify(messages));
  return {
    waiting: () => all()[0] ?? null,
    put: (message) => keep([...all().filter((other) => other.key !== message.key), message]),
    drop: (key) => keep(all().filter((message) => message.key !== key)),
    draft: () => read(typing),
    saveDraft: (text) => write(typing, text),
  };
}

/** What was typed in this browser belongs to who was logged in. */
export function forgetOutboxes(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith("spotter.")) localStorage.removeItem(name);
  } catch {
    // Where storage is forbidden there is nothing to forget.
  }
}

function parse(text: string): Outgoing[] {
  try {
    const found: unknown = JSON.parse(text);
    return (Array.isArray(found) ? found : [found]).filter(isOutgoing);
  } catch {
    return [];
  }
}

function isOutgoing(found: unknown): found is Outgoing {
  const { text, key, createdAt } = (found ?? {}) as Partial<Outgoing>;
  return [text, key, createdAt].every((part) => typeof part === "string");
}

function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

function write(name: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // A full or forbidden storage: the message still goes out, only a reload could lose it.
  }
}
