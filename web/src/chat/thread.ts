/** What a conversation looks like right now: the turns that are settled, and the one that is under way. Pure. */

import type { Card, FinishedTurn, Page, StoredTurn } from "../api/types.ts";

export type Progress = "sending" | "waiting" | "streaming" | "reconnecting" | "unsent";

/** A message on its way; its key stays the same however often it is sent. */
export interface Outgoing {
  text: string;
  key: string;
  createdAt: string;
}

export interface Current extends Outgoing {
  turn: number | null;
  progress: Progress;
  reply: string;
  cards: Card[];
  note: string | null;
  /** Whether it waits for nothing but a connection. */
  isCutOff: boolean;
}

/** Turns that could not be read; they lie before `turn`, or anywhere while no turn is known. */
export interface Gap {
  turn: number | null;
  detail: string;
}

export interface Thread {
  settled: StoredTurn[];
  gaps: Gap[];
  current: Current | null;
  olderCursor: string | null;
  isLoaded: boolean;
}

export type ThreadEvent =
  | ({ kind: "page"; older: boolean } & Page<StoredTurn>)
  | { kind: "sent"; message: Outgoing }
  | { kind: "turn"; turn: number }
  | { kind: "delta"; text: string }
  | { kind: "card"; card: Card }
  | { kind: "done"; finished: FinishedTurn }
  | { kind: "waiting"; note: string }
  | { kind: "reconnecting" }
  | { kind: "unsent"; note: string; isCutOff: boolean }
  | { kind: "dropped" };

export const emptyThread: Thread = { settled: [], gaps: [], current: null, olderCursor: null, isLoaded: false };

export function reduce(thread: Thread, event: ThreadEvent): Thread {
  if (event.kind === "page") return withPage(thread, event);
  if (event.kind === "sent") return { ...thread, current: begun(thread, event.message) };
  if (event.kind === "dropped") return { ...thread, current: null };
  if (thread.current === null) return thread;
  if (event.kind === "done") return settle(thread, thread.current, event.finished);
  return { ...thread, current: advance(thread.current, event) };
}

/** The turns to show before the one under way: a turn that is under way here is not shown twice. */
export function shown(thread: Thread): StoredTurn[] {
  const turn = thread.current?.turn ?? null;
  return turn === null ? thread.settled : thread.settled.filter((item) => item.turn !== turn);
}

/** Whether the newest turn is still being answered for another device, or for a page that was closed. */
export function isAnsweredElsewhere(thread: Thread): boolean {
  return thread.current === null && thread.settled.at(-1)?.status === "pending";
}

/** Whether a message is on its way and its reply still to come. */
export function isUnderWay(thread: Thread): boolean {
  return thread.current !== null && thread.current.progress !== "unsent";
}

function withPage(thread: Thread, page: Page<StoredTurn> & { older: boolean }): Thread {
  const byTurn = new Map([...thread.settled, ...page.items].map((item) => [item.turn, item]));
  const settled = [...byTurn.values()].sort((a, b) => a.turn - b.turn);
  const keepsCursor = thread.isLoaded && !page.older;
  const olderCursor = keepsCursor ? thread.olderCursor : page.cursor;
  return { ...thread, settled, gaps: gapsAfter(thread.gaps, page, settled), olderCursor, isLoaded: true };
}

/** A gap closes when what lies before its turn was read after all. */
function gapsAfter(gaps: Gap[], page: Page<StoredTurn> & { older: boolean }, settled: StoredTurn[]): Gap[] {
  const known = new Set(settled.map((item) => item.turn));
  const found = page.problem ? [{ turn: lowest(page.items) ?? (page.older ? lowest(settled) : null), detail: page.problem.detail }] : [];
  const open = gaps.filter((gap) => gap.turn !== null && !known.has(gap.turn - 1) && gap.turn !== found[0]?.turn);
  return [...open, ...found];
}

function lowest(turns: StoredTurn[]): number | null {
  return turns.length === 0 ? null : Math.min(...turns.map((item) => item.turn));
}

function begun(thread: Thread, message: Outgoing): Current {
  const newest = thread.settled.at(-1);
  const isStored = newest?.status === "pending" && newest.user?.text === message.text;
  return { ...message, turn: isStored ? newest.turn : null, progress: "sending", reply: "", cards: [], note: null, isCutOff: false };
}

function advance(current: Current, event: ThreadEvent): Current {
  switch (event.kind) {
    case "turn":
      // Each connection tells the turn from its beginning.
      return { ...current, turn: event.turn, progress: "streaming", reply: "", cards: [], note: null };
    case "delta":
      return { ...current, progress: "streaming", reply: current.reply + event.text };
    case "card":
      return { ...current, cards: withCard(current.cards, event.card) };
    case "waiting":
      return { ...current, progress: "waiting", note: event.note };
    case "reconnecting":
      return { ...current, progress: "reconnecting", note: null };
    case "unsent":
      return { ...current, progress: "unsent", note: event.note, isCutOff: event.isCutOff };
    default:
      return current;
  }
}

function withCard(cards: Card[], card: Card): Card[] {
  const same = (other: Card) => Boolean(card.receipt_id) && other.receipt_id === card.receipt_id && other.kind === card.kind;
  return [...cards.filter((other) => !same(other)), card];
}

function settle(thread: Thread, current: Current, finished: FinishedTurn): Thread {
  const turn: StoredTurn = {
    status: "done",
    ...finished,
    created_at: current.createdAt,
    user: { text: current.text },
  };
  const others = thread.settled.filter((item) => item.turn !== turn.turn);
  return { ...thread, settled: [...others, turn].sort((a, b) => a.turn - b.turn), current: null };
}
