/** Words that are not yet safe with the service, kept in the browser so that a reload or a dead battery loses none. */

import type { Outgoing } from "./thread.ts";

export interface Outbox {
  waiting(): Outgoing | null;
  put(message: Outgoing): void;
  clear(): void;
  draft(): string;
  saveDraft(text: string): void;
}

/** The outbox of one thread; where the browser forbids storage it forgets, and nothing breaks. */
export function outbox(threadId: string): Outbox {
  const sending = `spotter.outbox.${threadId}`;
  const typing = `spotter.draft.${threadId}`;
  return {
    waiting: () => parse(read(sending)),
    put: (message) => write(sending, JSON.stringify(message)),
    clear: () => write(sending, ""),
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

function parse(text: string): Outgoing | null {
  try {
    const found = JSON.parse(text) as Partial<Outgoing>;
    if (typeof found.text !== "string" || typeof found.key !== "string") return null;
    return { text: found.text, key: found.key, createdAt: found.createdAt ?? new Date().toISOString() };
  } catch {
    return null;
  }
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
