/** The end of the first conversation: the coach introduces itself in a few lines. */

import { useEffect, useRef } from "react";
import { coach } from "../api/spotter.ts";
import { coachView } from "../format/coach.ts";
import { useResource } from "../shell/resource.ts";

export function MeetYourCoach({ coachId, onReady }: { coachId: string; onReady: () => void }) {
  const found = useResource(`coach:${coachId}`, (signal) => coach(coachId, signal));
  const start = useRef<HTMLButtonElement>(null);
  useEffect(() => start.current?.focus(), []);
  const view = found.value && coachView(found.value);
  return (
    <section className="meet" aria-label="Meet your coach">
      <p className="eyebrow">Meet your coach</p>
      <h2>{view?.name ?? "Your coach is ready"}</h2>
      {view?.methodology.value && <p>{view.methodology.value}</p>}
      <button ref={start} type="button" className="button button-wide" onClick={onReady}>
        Start training
      </button>
    </section>
  );
}
