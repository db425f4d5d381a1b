/** Sends one message until its turn is finished. Every attempt carries the same key, so that it is one turn. */

import { explanation, isAbort, Problem, problem, request, Unreachable } from "../api/http.ts";
import { events, type ServerEvent } from "../api/sse.ts";
import type { Card, FinishedTurn } from "../api/types.ts";
import type { Outgoing, ThreadEvent } from "./thread.ts";

/** Waits in milliseconds before the connection is tried again by itself; after that the user decides. */
const RECONNECT_AFTER = [400, 1500, 4000];
const BUSY_NOTE = "Your coach is still finishing the previous message. Yours goes next.";
const DEFAULT_BUSY_SECONDS = 2;

export type Outcome = "done" | "unsent" | "refused";

export interface Delivery {
  outcome: Outcome;
  finished?: FinishedTurn;
  /** Why the service will never take this message as it is. */
  reason?: string;
}

interface Attempt {
  path: string;
  message: Outgoing;
  tell: (event: ThreadEvent) => void;
  signal: AbortSignal;
}

export async function deliver(attempt: Attempt): Promise<Delivery> {
  let failures = 0;
  for (;;) {
    try {
      const finished = await stream(attempt);
      attempt.tell({ kind: "done", finished });
      return { outcome: "done", finished };
    } catch (error) {
      if (isAbort(error)) throw error;
      if (isRefusal(error)) return { outcome: "refused", reason: error.message };
      if (isBusy(error)) {
        attempt.tell({ kind: "waiting", note: BUSY_NOTE });
        await pause((error.retryAfterSeconds ?? DEFAULT_BUSY_SECONDS) * 1000, attempt.signal);
        continue;
      }
      const wait = error instanceof Unreachable && navigator.onLine ? RECONNECT_AFTER[failures++] : undefined;
      if (wait === undefined) {
        attempt.tell({ kind: "unsent", note: unsentNote(error), isCutOff: error instanceof Unreachable });
        return { outcome: "unsent" };
      }
      attempt.tell({ kind: "reconnecting" });
      await pause(wait, attempt.signal);
    }
  }
}

async function stream({ path, message, tell, signal }: Attempt): Promise<FinishedTurn> {
  const response = await request("POST", path, {
    body: { text: message.text },
    headers: { Accept: "text/event-stream", "Idempotency-Key": message.key },
    signal,
  });
  if (response.body === null) throw new Unreachable();
  try {
    for await (const event of events(response.body)) {
      const finished = take(event, tell);
      if (finished) return finished;
    }
  } catch (error) {
    throw error instanceof Problem || isAbort(error) ? error : new Unreachable();
  }
  // The stream ended before its turn did: the connection was lost, the turn was not.
  throw new Unreachable();
}

function take(event: ServerEvent, tell: (event: ThreadEvent) => void): FinishedTurn | null {
  const data = JSON.parse(event.data) as Record<string, unknown>;
  if (event.name === "done") return data as unknown as FinishedTurn;
  if (event.name === "error") throw problem(data["problem"], 503);
  if (event.name === "turn") tell({ kind: "turn", turn: Number(data["turn"]) });
  if (event.name === "delta") tell({ kind: "delta", text: String(data["text"] ?? "") });
  if (event.name === "card") tell({ kind: "card", card: data as unknown as Card });
  return null;
}

function isBusy(error: unknown): error is Problem {
  return error instanceof Problem && (error.code === "turn_in_progress" || error.status === 429);
}

function isRefusal(error: unknown): error is Problem {
  return error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 401 && !isBusy(error);
}

function unsentNote(error: unknown): string {
  if (!navigator.onLine) return "You are offline. This goes out as soon as you are back.";
  return explanation(error);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException("stopped", "AbortError"));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}
