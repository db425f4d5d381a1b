/** Data for a page: what was seen last at once, then what the service says now. */

import { useCallback, useEffect, useRef, useState } from "react";
import { explanation, isAbort } from "../api/http.ts";
import type { Page } from "../api/types.ts";

const seen = new Map<string, unknown>();
const changed = new EventTarget();

export interface Resource<T> {
  value: T | undefined;
  error: string | null;
  reload: () => void;
}

/** Everything that was seen belongs to who was logged in. */
export function forgetEverything(): void {
  seen.clear();
}

/** Loads it again wherever it is shown: it was changed here. */
export function refresh(name: string): void {
  changed.dispatchEvent(new Event(name));
}

/** `keep: false` is for what must not be shown as it was the last time. */
export function useResource<T>(name: string, load: (signal: AbortSignal) => Promise<T>, { keep = true } = {}): Resource<T> {
  const [value, setValue] = useState(() => seen.get(name) as T | undefined);
  const [error, setError] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    const life = new AbortController();
    setValue(seen.get(name) as T | undefined);
    setError(null);
    latest.current(life.signal).then(
      (found) => {
        if (keep) seen.set(name, found);
        if (!life.signal.aborted) setValue(found);
      },
      (reason: unknown) => {
        if (!isAbort(reason) && !life.signal.aborted) setError(explanation(reason));
      },
    );
    return () => life.abort();
  }, [name, round, keep]);
  const reload = useCallback(() => setRound((current) => current + 1), []);
  const hasFailed = error !== null;
  useEffect(() => {
    if (!hasFailed) return undefined;
    window.addEventListener("online", reload);
    return () => window.removeEventListener("online", reload);
  }, [hasFailed, reload]);
  useEffect(() => {
    changed.addEventListener(name, reload);
    return () => changed.removeEventListener(name, reload);
  }, [name, reload]);
  return { value, error, reload };
}

export interface Listing<T> {
  items: T[] | undefined;
  error: string | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  more: () => void;
  reload: () => void;
}

/** A list that arrives in pages; the later ones are fetched when they are asked for. */
export function useListing<T>(name: string, load: (cursor: string | null, signal?: AbortSignal) => Promise<Page<T>>): Listing<T> {
  const first = useResource(name, (signal) => load(null, signal));
  const [later, setLater] = useState<Page<T>[]>([]);
  const [error, setError] = useState<string | null>(null);
  const [isLoadingMore, setLoadingMore] = useState(false);
  // A fresh first page may have moved every border: the later ones are asked for again.
  useEffect(() => setLater([]), [first.value]);
  const cursor = (later.at(-1) ?? first.value)?.cursor ?? null;
  const more = useCallback(() => {
    if (cursor === null) return;
    setLoadingMore(true);
    setError(null);
    load(cursor)
      .then((page) => setLater((pages) => [...pages, page]))
      .catch((reason: unknown) => setError(explanation(reason)))
      .finally(() => setLoadingMore(false));
  }, [cursor, load]);
  const items = first.value && [first.value, ...later].flatMap((page) => page.items);
  return { items, error: first.error ?? error, hasMore: cursor !== null, isLoadingMore, more, reload: first.reload };
}
