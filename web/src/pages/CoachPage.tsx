/** Who the coach is, and which words of the user made it so. */

import { coach } from "../api/spotter.ts";
import { coachView, type Trait } from "../format/coach.ts";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { useResource } from "../shell/resource.ts";
import { Screen } from "../shell/Screen.tsx";

export function CoachPage({ coachId }: { coachId: string }) {
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
            {view.methodology.value && <p>{view.methodology.value}</p>}
          </section>
          <section className="card" aria-label="Traits">
            <dl className="understood">
              {view.methodology.value && <TraitLine trait={view.methodology} />}
              {view.traits.map((trait) => (
                <TraitLine key={trait.name} trait={trait} />
              ))}
            </dl>
          </section>
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
        {trait.origin !== "said" && <small className="muted">{unsaid(trait)}</small>}
      </dd>
    </div>
  );
}

function unsaid({ origin, quotes }: Trait): string {
  if (origin === "default") return "Nobody said: our default";
  return quotes.length === 0 ? "Worked out from your answers" : `Worked out from ${quotes.map((quote) => `“${quote}”`).join(", ")}`;
}
