/** What the user decides about a coach by hand: its name, a word it always keeps to, whether it rests, and whether it stays. */

import { type FormEvent, useId, useState } from "react";
import { explanation } from "../api/http.ts";
import { deleteCoach, saveCoach } from "../api/spotter.ts";
import type { Coach } from "../api/types.ts";
import { refresh } from "../shell/resource.ts";

const LONGEST_NAME = 80;
const LONGEST_INSTRUCTIONS = 2000;

interface EditCoachProps {
  coach: Coach;
  onDeleted: () => void;
}

export function EditCoach({ coach, onDeleted }: EditCoachProps) {
  const id = useId();
  const [name, setName] = useState(coach.coach_name);
  const [instructions, setInstructions] = useState(coach.custom_instructions ?? "");
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<{ text: string; isProblem: boolean } | null>(null);
  const isChanged = name.trim() !== coach.coach_name || instructions.trim() !== (coach.custom_instructions ?? "");
  const work = (job: Promise<void>) => {
    setBusy(true);
    setOutcome(null);
    job.catch((error: unknown) => setOutcome({ text: explanation(error), isProblem: true })).finally(() => setBusy(false));
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const changes = { coach_name: name.trim(), custom_instructions: instructions.trim() || null };
    work(
      saveCoach(coach, changes).then(() => {
        setOutcome({ text: "Saved.", isProblem: false });
        refresh(`coach:${coach.coach_id}`);
        refresh("coaches");
      }),
    );
  };
  const rest = () =>
    work(
      saveCoach(coach, { status: coach.is_active ? "paused" : "active" }).then(() => {
        refresh(`coach:${coach.coach_id}`);
        refresh("coaches");
      }),
    );
  return (
    <details className="card edit-coach">
      <summary>By hand</summary>
      <form onSubmit={save}>
        <label htmlFor={`${id}n`}>Name</label>
        <input id={`${id}n`} value={name} maxLength={LONGEST_NAME} onChange={(event) => setName(event.target.value)} />
        <label htmlFor={`${id}i`}>Always keep in mind</label>
        <textarea
          id={`${id}i`}
          rows={3}
          dir="auto"
          value={instructions}
          maxLength={LONGEST_INSTRUCTIONS}
          onChange={(event) => setInstructions(event.target.value)}
        />
        {outcome && (
          <p className={outcome.isProblem ? "field-problem" : "muted"} role={outcome.isProblem ? "alert" : "status"}>
            {outcome.text}
          </p>
        )}
        {isAsking && <p>Delete {coach.coach_name}? Your workouts and conversations stay.</p>}
        <p className="ways">
          {isAsking ? (
            <>
              <button
                type="button"
                className="button button-danger button-small"
                disabled={isBusy}
                autoFocus
                onClick={() => work(deleteCoach(coach).then(onDeleted))}
              >
                Delete
              </button>
              <button type="button" className="button button-quiet button-small" onClick={() => setAsking(false)}>
                Keep
              </button>
            </>
          ) : (
            <>
              <button type="submit" className="button button-small" disabled={isBusy || !isChanged || name.trim() === ""}>
                Save
              </button>
              <button type="button" className="button button-quiet button-small" disabled={isBusy} onClick={rest}>
                {coach.is_active ? "Pause this coach" : "Wake this coach"}
              </button>
              <button type="button" className="button button-quiet button-danger button-small" onClick={() => setAsking(true)}>
                Delete this coach
              </button>
            </>
          )}
        </p>
      </form>
    </details>
  );
}
