/** The user's other coaches, and the way to one more. */

import { useState } from "react";
import { explanation } from "../api/http.ts";
import { coaches, trainWith } from "../api/spotter.ts";
import { Trouble } from "../shell/Notice.tsx";
import { useResource } from "../shell/resource.ts";
import { follow } from "../shell/router.ts";

interface CoachesProps {
  currentId: string;
  onChosen: (coachId: string) => void;
}

export function Coaches({ currentId, onChosen }: CoachesProps) {
  const found = useResource("coaches", coaches);
  const [problem, setProblem] = useState<string | null>(null);
  const others = found.value?.filter((coach) => coach.coach_id !== currentId) ?? [];
  const choose = (coachId: string) => {
    setProblem(null);
    trainWith(coachId).then(
      () => onChosen(coachId),
      (error: unknown) => setProblem(explanation(error)),
    );
  };
  return (
    <section className="card" aria-label="Other coaches">
      <header className="card-head">
        <h2>Other coaches</h2>
      </header>
      {(problem ?? found.error) && <Trouble message={problem ?? found.error ?? ""} onRetry={found.reload} />}
      <ul className="memory-lines">
        {others.map((coach) => (
          <li key={coach.coach_id}>
            <p dir="auto">
              {coach.coach_name}
              {!coach.is_active && <small>paused</small>}
            </p>
            <button type="button" className="text-button" onClick={() => choose(coach.coach_id)}>
              Train with {coach.coach_name}
            </button>
          </li>
        ))}
      </ul>
      <a className="button button-quiet button-small" href="/coach/new" onClick={follow}>
        Build another coach
      </a>
    </section>
  );
}
