/** The conversation that changes a coach: it begins with who the coach is, shows what would be different, and changes it after a yes. */

import { useEffect, useRef, useState } from "react";
import { explanation } from "../api/http.ts";
import { coach, giveUpSession, isOutdated, openChangeSession } from "../api/spotter.ts";
import type { CreatorSession } from "../api/types.ts";
import { type Change, slotChanges } from "../format/changes.ts";
import { BackIcon } from "../shell/icons.tsx";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { refresh, useResource } from "../shell/resource.ts";
import { follow, go } from "../shell/router.ts";
import { Changes } from "./Changes.tsx";
import { InterviewView } from "./InterviewView.tsx";
import { useInterview } from "./useInterview.ts";

const OUTDATED = "Your coach has changed since you began here. Leave this, look at it, and begin again.";
const TITLE = "Change your coach";

export function ChangeCoachPage({ coachId }: { coachId: string }) {
  const found = useResource(`change:${coachId}`, (signal) => openChangeSession(coachId, signal), { keep: false });
  useEffect(() => {
    document.title = `${TITLE} · Spotter`;
  }, []);
  if (found.value) return <Interview session={found.value} coachId={coachId} />;
  if (found.error) return <Trouble message={found.error} onRetry={found.reload} />;
  return <Loading label="Opening the conversation" />;
}

function Interview({ session, coachId }: { session: CreatorSession; coachId: string }) {
  const interview = useInterview(session);
  const { live, state, isBusy } = interview;
  const [problem, setProblem] = useState<string | null>(null);
  const changes = slotChanges(session.before ?? {}, state.slots);
  const isOver = interview.coachId !== null;
  const accept = () => {
    coach(coachId).then(
      (now) => (isOutdated(session, now) ? setProblem(OUTDATED) : live.send("Done")),
      (error: unknown) => setProblem(explanation(error)),
    );
  };
  const cancel = () => {
    giveUpSession(session.session_id).then(
      () => go("/coach"),
      (error: unknown) => setProblem(explanation(error)),
    );
  };
  return (
    <InterviewView
      interview={interview}
      bar={
        <>
          <a className="icon-button" href="/coach" onClick={follow} aria-label="Back to the coach">
            <BackIcon />
          </a>
          <h1>{TITLE}</h1>
        </>
      }
      opening={session.opening ?? ""}
      seenTitle={changes.length === 0 ? "What would change" : `What would change: ${changes.length}`}
      seen={<Seen changes={changes} />}
      ways={
        !isBusy && (
          <>
            {problem && <Trouble message={problem} />}
            {changes.length > 0 && (
              <button type="button" className="button button-small" onClick={accept}>
                Change it
              </button>
            )}
            <button type="button" className="button button-quiet button-small" onClick={cancel}>
              {changes.length > 0 ? "Leave it as it was" : "Cancel"}
            </button>
          </>
        )
      }
      end={isOver ? <Over coachId={coachId} changes={changes} /> : null}
    />
  );
}

function Seen({ changes }: { changes: Change[] }) {
  return changes.length > 0 ? <Changes changes={changes} /> : <p className="muted">Nothing yet. Whatever you want different shows up here.</p>;
}

function Over({ coachId, changes }: { coachId: string; changes: Change[] }) {
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    refresh(`coach:${coachId}`);
    back.current?.focus();
  }, [coachId]);
  return (
    <section className="meet" aria-label="Changed">
      <h2>{changes.length > 0 ? "Changed" : "Left as it was"}</h2>
      <Changes changes={changes} />
      <button ref={back} type="button" className="button button-wide" onClick={() => go("/coach")}>
        Back to your coach
      </button>
    </section>
  );
}
