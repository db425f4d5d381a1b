/** What waits for a yes or no about the coach, also what was proposed outside of a conversation, each with its reasons. */

import { Proposal } from "../cards/Proposal.tsx";
import { openProposals } from "../api/spotter.ts";
import { useResource } from "../shell/resource.ts";

export function Proposed({ coachId }: { coachId: string }) {
  const found = useResource("proposals", openProposals);
  const mine = found.value?.filter((proposal) => proposal.coach_id === coachId) ?? [];
  return (
    <>
      {mine.map((proposal) => (
        <section key={proposal.recommendation_id} className="card" aria-label={proposal.title}>
          <header className="card-head">
            <h2>{proposal.title}</h2>
            <span className="eyebrow">Proposed</span>
          </header>
          {proposal.reasoning && <p className="card-text muted">{proposal.reasoning}</p>}
          <Proposal id={proposal.recommendation_id} lines={proposal.lines} isLive={false} />
        </section>
      ))}
    </>
  );
}
