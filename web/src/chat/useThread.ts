/** One conversation in the browser: loads it, sends to it, and keeps sending what did not arrive. */

import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { explanation, isAbort, isReachable } from "../api/http.ts";
import { newKey } from "../api/keys.ts";
import type { FinishedTurn, Page, StoredTurn } from "../api/types.ts";
import { deliver } from "./deliver.ts";
import { outbox } from "./outbox.ts";
import { emptyThread, isAnsweredElsewhere, reduce, type Outgoing, type Thread } from "./thread.ts";

const LOOK_AGAIN_MS = 2000;
const KNOCK_AGAIN_MS = 8000;

export interface ThreadSource {
  id: string;
  messagesPath: string;
  load: (cursor: string | null, signal: AbortSignal) => Promise<Page<StoredTurn>>;
  onFinished?: (finished: FinishedTurn) => void;
}

export interface LiveThread {
  thread: Thread;
  draft: string;
  setDraft: (text: string) => void;
  /** Sends it, or keeps it for after the reply that is being written. */
  send: (text: string) => void;
  /** Whether the draft goes out by itself when the reply is there. */
  isQueued: boolean;
  retry: () => void;
  /** Takes a message that did not go out back into the box. */
  takeBack: () => void;
  loadOlder: () => Promise<void>;
  reload: () => void;
  loadError: string | null;
  refusal: string | null;
}

export function useThread(source: ThreadSource): LiveThread {
  const { id, messagesPath } = source;
  const [thread, tell] = useReducer(reduce, emptyThread);
  const [draft, setDraftText] = useState(() => outbox(id).draft());
  const [loadError, setLoadError] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const life = useRef<AbortController>(new AbortController());
  const [isQueued, setQueued] = useState(false);
  const isDelivering = useRef(false);
  const sendDraft = useRef<(() => void) | null>(null);
  const sendNext = useRef<() => void>(() => undefined);
  const current = useRef(thread.current);
  useEffect(() => {
    current.current = thread.current;
  });
  const takenBack = useRef<Outgoing | null>(null);
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });

  const setDraft = useCallback(
    (text: string) => {
      setDraftText(text);
      setRefusal(null);
      setQueued(false);
      sendDraft.current = null;
      outbox(id).saveDraft(text);
    },
    [id],
  );

  /** Puts words back into the box, before those that were written there since. */
  const putBack = useCallback((text: string) => setDraft([text, outbox(id).draft()].filter(Boolean).join("\n")), [id, setDraft]);

  const start = useCallback(
    async (message: Outgoing) => {
      const { signal } = life.current;
      if (isDelivering.current) return;
      isDelivering.current = true;
      tell({ kind: "sent", message });
      try {
        const delivery = await deliver({ path: messagesPath, message, tell, signal });
        if (delivery.outcome === "unsent") return;
        outbox(id).drop(message.key);
        if (delivery.finished) latest.current.onFinished?.(delivery.finished);
        if (delivery.outcome === "refused") {
          tell({ kind: "dropped" });
          putBack(message.text);
          setRefusal(delivery.reason ?? null);
        }
      } catch (error) {
        if (!isAbort(error)) throw error;
      } finally {
        if (life.current.signal === signal) isDelivering.current = false;
      }
      if (!signal.aborted) sendNext.current();
    },
    [id, messagesPath, putBack],
  );

  const load = useCallback(async (cursor: string | null) => {
    const { signal } = life.current;
    try {
      const page = await latest.current.load(cursor, signal);
      if (!signal.aborted) tell({ kind: "page", ...page, older: cursor !== null });
      setLoadError(null);
    } catch (error) {
      if (!isAbort(error)) setLoadError(explanation(error));
    }
  }, []);

  const sendWaiting = useCallback(() => {
    // What waits on this screen comes before what another tab has left.
    const message = current.current ?? outbox(id).waiting();
    if (message) void start(message);
  }, [id, start]);

  useEffect(() => {
    life.current = new AbortController();
    isDelivering.current = false;
    void load(null).then(() => {
      if (!life.current.signal.aborted) sendWaiting();
    });
    const onShown = () => {
      if (document.visibilityState !== "visible") return;
      sendWaiting();
      // Another device may have gone on with the conversation.
      if (!isDelivering.current) void load(null);
    };
    window.addEventListener("online", sendWaiting);
    // A phone that sleeps cuts connections without a word.
    document.addEventListener("visibilitychange", onShown);
    return () => {
      life.current.abort();
      document.removeEventListener("visibilitychange", onShown);
      window.removeEventListener("online", sendWaiting);
    };
  }, [load, sendWaiting]);

  const isWatching = isAnsweredElsewhere(thread);
  useEffect(() => {
    if (!isWatching) return undefined;
    const timer = setInterval(() => void load(null), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWatching, load]);

  const isCutOff = thread.current?.isCutOff ?? false;
  useEffect(() => {
    if (!isCutOff) return undefined;
    const knock = async () => {
      if (navigator.onLine && (await isReachable())) sendWaiting();
    };
    const timer = setInterval(() => void knock(), KNOCK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isCutOff, sendWaiting]);

  const sendNow = useCallback(
    (text: string) => {
      // The same words, taken back and sent again, may have arrived the first time: they keep their key.
      const key = takenBack.current?.text === text ? takenBack.current.key : newKey();
      const message: Outgoing = { text, key, createdAt: new Date().toISOString() };
      takenBack.current = null;
      outbox(id).put(message);
      setDraft("");
      void start(message);
    },
    [id, setDraft, start],
  );

  useEffect(() => {
    sendNext.current = () => {
      const left = outbox(id).waiting();
      if (sendDraft.current) sendDraft.current();
      else if (left) void start(left);
    };
  }, [id, start]);

  const isBusy = thread.current !== null;
  const send = useCallback(
    (text: string) => {
      if (text.trim() === "") return;
      if (!isBusy && !isDelivering.current) return sendNow(text);
      setQueued(true);
      sendDraft.current = () => sendNow(text);
    },
    [isBusy, sendNow],
  );

  const takeBack = useCallback(() => {
    const message = current.current;
    if (message === null || isDelivering.current) return;
    outbox(id).drop(message.key);
    takenBack.current = message;
    tell({ kind: "dropped" });
    putBack(message.text);
  }, [id, putBack]);

  const cursor = thread.olderCursor;
  const loadOlder = useCallback(() => (cursor === null ? Promise.resolve() : load(cursor)), [cursor, load]);
  const reload = useCallback(() => void load(null).then(sendWaiting), [load, sendWaiting]);
  return { thread, draft, setDraft, send, retry: sendWaiting, takeBack, loadOlder, reload, loadError, refusal, isQueued };
}
