/** A conversation on the screen: messages, cards, and the reply as it is written. */

import { Fragment, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { CardView } from "../cards/CardView.tsx";
import type { Card } from "../api/types.ts";
import { DownIcon } from "../shell/icons.tsx";
import { Dots, Loading, Trouble } from "../shell/Notice.tsx";
import { RichText } from "./RichText.tsx";
import { type Current, isAnsweredElsewhere, isUnderWay, shown, type Thread } from "./thread.ts";
import { useScroll } from "./useScroll.ts";
import type { LiveThread } from "./useThread.ts";

const UNANSWERED = "This message is saved, but it could not be answered.";

interface ThreadViewProps {
  live: LiveThread;
  opening: ReactNode;
  coachName: string;
}

export function ThreadView({ live, opening, coachName }: ThreadViewProps) {
  const { thread, loadError } = live;
  const isAtStart = thread.isLoaded && thread.olderCursor === null;
  const { box, end, isAway, toEnd, onScroll } = useScroll(live);
  return (
    <div className="thread-frame">
      <div className="scroll thread" ref={box} onScroll={onScroll} tabIndex={0} role="region" aria-label="Conversation" aria-busy={isUnderWay(thread)}>
        <div className="column">
          <OlderTurns live={live} />
          {!thread.isLoaded && !loadError && <Loading label="Opening the conversation" />}
          {loadError && <Trouble message={loadError} onRetry={live.reload} />}
          {isAtStart && opening}
          <Unread thread={thread} turn={null} />
          {entries(thread).map(({ key, ...entry }, index, all) => (
            <Fragment key={key}>
              <Unread thread={thread} turn={key} />
              <TurnView coachName={coachName} live={live} isNewest={index === all.length - 1} {...entry} />
            </Fragment>
          ))}
          {isAnsweredElsewhere(thread) && <Writing name={coachName} />}
          <div ref={end} />
        </div>
      </div>
      {isAway && (
        <button type="button" className="to-end" onClick={toEnd} aria-label="Go to the latest message">
          <DownIcon />
        </button>
      )}
      <Announcer live={live} coachName={coachName} />
    </div>
  );
}

/** Says where messages are missing: a gap that shows nothing would look like an end. */
function Unread({ thread, turn }: { thread: Thread; turn: string | number | null }) {
  const gap = thread.gaps.find((one) => one.turn === turn);
  return gap ? <Trouble message={gap.detail} /> : null;
}

function UserMessage({ text }: { text: string }) {
  return (
    <div className="message message-user">
      <span className="visually-hidden">You: </span>
      <p dir="auto">{text}</p>
    </div>
  );
}

interface Entry {
  userText: string | undefined;
  reply: string;
  cards: Card[];
  current: Current | null;
}

/** All turns as one list. A turn keeps its key when it is done: what the user unfolded stays unfolded. */
function entries(thread: Thread): (Entry & { key: string | number })[] {
  const settled = shown(thread).map((turn) => ({
    key: turn.turn,
    userText: turn.user?.text,
    reply: turn.message?.text ?? (turn.status === "failed" ? UNANSWERED : ""),
    cards: turn.cards ?? [],
    current: null,
  }));
  const { current } = thread;
  if (current === null) return settled;
  return [...settled, { key: current.turn ?? "new", userText: current.text, reply: current.reply, cards: current.cards, current }];
}

interface TurnViewProps extends Entry {
  coachName: string;
  live: LiveThread;
  isNewest: boolean;
}

function TurnView({ coachName, userText, reply, cards, current, live, isNewest }: TurnViewProps) {
  const isUnsent = current?.progress === "unsent";
  return (
    <article className="turn">
      {userText !== undefined && <UserMessage text={userText} />}
      {isUnsent && <Unsent current={current} live={live} />}
      {cards.map((card, index) => (
        <CardView
          key={index}
          card={card}
          userText={userText}
          isLive={current !== null}
          onAnswer={isNewest && current === null ? live.send : undefined}
        />
      ))}
      {reply !== "" && (
        <div className="message message-coach">
          <span className="visually-hidden">{coachName}: </span>
          <RichText text={reply} />
        </div>
      )}
      {current && !isUnsent && (reply === "" || current.progress === "reconnecting") && <Writing name={coachName} note={progressNote(current)} />}
    </article>
  );
}

function Unsent({ current, live }: { current: Current; live: LiveThread }) {
  return (
    <div className="unsent">
      <p>
        <strong>{current.turn === null ? "Not sent yet." : "Not answered yet. Your message is saved."}</strong> {current.note}
      </p>
      <div className="unsent-ways">
        <button type="button" className="button button-small" onClick={live.retry}>
          Retry
        </button>
        {current.turn === null && (
          <button type="button" className="button button-quiet button-small" onClick={live.takeBack}>
            Edit
          </button>
        )}
      </div>
    </div>
  );
}

function progressNote(current: Current): string | null {
  return current.progress === "reconnecting" ? "Reconnecting…" : current.note;
}

function Writing({ name, note = null }: { name: string; note?: string | null }) {
  return (
    <div className="writing">
      <Dots />
      <span className={note ? undefined : "visually-hidden"}>{note ?? `${name} is writing`}</span>
    </div>
  );
}

/** Tells a screen reader what happens, once per step: reading out every streamed word would be noise. */
function Announcer({ live, coachName }: { live: LiveThread; coachName: string }) {
  const { current, settled } = live.thread;
  const previous = useRef(current);
  const [words, setWords] = useState("");
  useEffect(() => {
    if (current?.progress === "unsent") setWords(`${current.turn === null ? "Not sent yet." : "Not answered yet."} ${current.note ?? ""}`);
    else if (current && !previous.current) setWords(`${coachName} is writing`);
    else if (!current && previous.current) setWords(`${coachName}: ${settled.at(-1)?.message?.text ?? ""}`);
    previous.current = current;
  }, [current, settled, coachName]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {words}
    </div>
  );
}

/** Fetches older turns when the user scrolls up to them; the button is for keyboards and screen readers. */
function OlderTurns({ live }: { live: LiveThread }) {
  const ref = useRef<HTMLButtonElement>(null);
  const [isLoading, setLoading] = useState(false);
  const { loadOlder } = live;
  const load = useCallback(() => {
    setLoading(true);
    void loadOlder().finally(() => setLoading(false));
  }, [loadOlder]);
  const hasOlder = live.thread.olderCursor !== null;
  useEffect(() => {
    if (!hasOlder || !ref.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) load();
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [hasOlder, load]);
  if (!hasOlder) return null;
  return (
    <button ref={ref} type="button" className="button button-quiet older" onClick={load} disabled={isLoading}>
      {isLoading ? "Loading…" : "Earlier messages"}
    </button>
  );
}
