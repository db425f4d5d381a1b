/** Who the coach is, and which words of the user made it so. */

import { coach } from "../api/spotter.ts";
import { Coaches } from "../coach/Coaches.tsx";
import { EditCoach } from "../coach/EditCoach.tsx";
import { Proposed } from "../coach/Proposed.tsx";
import { coachView, type Trait } from "../format/coach.ts";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { useResource } from "../shell/resource.ts";
import { follow } from "../shell/router.ts";
import { Screen } from "../shell/Screen.tsx";

interface CoachPageProps {
  coachId: string;
  onChosen: (coachId: string) => void;
  onDeleted: () => void;
}

export function CoachPage({ coachId, onChosen, onDeleted }: CoachPageProps) {
  const found = useResource(`coach:${coachId}`, (signal) => coach(coachId, signal));
  const view = found.value && coachView(found.value);
  return (
    <Screen title="Coach">
      {found.error && <Trouble message={found.error} onRetry={found.reload} />}
      {!view && !found.error && <Loading label="Loading your coach" />}
      {view && (
        <>
          <section className="coach-head">
            <h2>{view.name}</h2>
            {found.value && !found.value.is_active && <p className="muted">Paused: wake it under “By hand” to train with it.</p>}
            <p className="ways">
              <a className="button button-small" href="/coach/change" onClick={follow}>
                Change
              </a>
              <a className="button button-quiet button-small" href="/coach/versions" onClick={follow}>
                Versions
              </a>
            </p>
          </section>
          <Proposed coachId={coachId} />
          <section className="card" aria-label="Traits">
            <dl className="understood">
              {view.methodology.value && <TraitLine trait={view.methodology} />}
              {view.traits.map((trait) => (
                <TraitLine key={trait.name} trait={trait} />
              ))}
            </dl>
          </section>
          {found.value && <EditCoach key={coachId} coach={found.value} onDeleted={onDeleted} />}
          <Coaches currentId={coachId} onChosen={onChosen} />
        </>
      )}
    </Screen>
  );
}

function TraitLine({ trait }: { trait: Trait }) {
  return (
    <div className="understood-slot">
      <dt>{trait.name}</dt>
      <dd>
        {trait.value}
        {trait.origin === "said" && trait.quotes.map((quote) => <q key={quote}>{quote}</q>)}
        {trait.origin === "default" && <small className="muted">Nobody said: our default</small>}
        {trait.origin === "derived" && <WorkedOut quotes={trait.quotes} />}
      </dd>
    </div>
  );
}

function WorkedOut({ quotes }: { quotes: string[] }) {
  if (quotes.length === 0) return <small className="muted">Worked out from your answers</small>;
  return (
    <details className="worked-out">
      <summary>Worked out from your answers</summary>
      {quotes.map((quote) => (
        <q key={quote}>{quote}</q>
      ))}
    </details>
  );
}
