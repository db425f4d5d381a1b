/** One workout: its sets with the words behind them, and the way back from a mistake. */

import { useState } from "react";
import { explanation, Problem } from "../api/http.ts";
import { deleteWorkout, undoWorkout, workout } from "../api/spotter.ts";
import type { Workout } from "../api/types.ts";
import { WorkoutBody } from "../cards/WorkoutBody.tsx";
import { dayName, today } from "../format/days.ts";
import { BackIcon } from "../shell/icons.tsx";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { useResource } from "../shell/resource.ts";
import { follow, go } from "../shell/router.ts";
import { Screen } from "../shell/Screen.tsx";
import { useTimezone } from "../shell/timezone.ts";
import { workoutTitle } from "./WorkoutsPage.tsx";

export function WorkoutPage({ day, workoutId }: { day: string; workoutId: string }) {
  const found = useResource(`workout:${day}/${workoutId}`, (signal) => workout(day, workoutId, signal).catch(follower));
  const when = dayName(day, today(useTimezone()));
  const back = (
    <a className="icon-button" href="/workouts" onClick={follow} aria-label="All workouts">
      <BackIcon />
    </a>
  );
  return (
    <Screen title={found.value ? workoutTitle(found.value) : "Workout"} before={back}>
      <p className="eyebrow">{when}</p>
      {found.error && <Trouble message={found.error} onRetry={found.reload} />}
      {!found.value && !found.error && <Loading label="Loading the workout" />}
      {found.value && !found.error && <Stored key={found.value.version} workout={found.value} onChanged={found.reload} />}
    </Screen>
  );
}

/** A workout that was moved to another day is shown there. */
function follower(error: unknown): never {
  const moved = error instanceof Problem && /^\/v1(\/workouts\/[^/]+\/[^/]+)$/.exec(error.movedTo ?? "")?.[1];
  if (moved) go(moved, { replace: true });
  throw error;
}

type Step = "looking" | "asking" | "deleted";

function Stored({ workout: shown, onChanged }: { workout: Workout; onChanged: () => void }) {
  const [step, setStep] = useState<Step>("looking");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (work: () => Promise<void>) => () => {
    setBusy(true);
    setProblem(null);
    work()
      .catch((error: unknown) => setProblem(explanation(error)))
      .finally(() => setBusy(false));
  };
  const remove = change(async () => {
    await deleteWorkout(shown);
    setStep("deleted");
  });
  const undo = change(async () => {
    const after = await undoWorkout(shown);
    // An undone change of day brings the workout back to its old address.
    if (after.date !== shown.date) go(`/workouts/${after.date}/${after.workout_id}`);
    setStep("looking");
    onChanged();
  });
  return (
    <>
      <section className={step === "deleted" ? "card card-removed" : "card"} aria-label="Sets">
        <WorkoutBody workout={shown} />
      </section>
      <div className="changes" role="group" aria-label="Changes">
        {step === "looking" && shown.version > 1 && (
          <button type="button" className="button button-quiet" disabled={isBusy} onClick={undo}>
            Undo last change
          </button>
        )}
        {step === "looking" && (
          <button type="button" className="button button-quiet button-danger" disabled={isBusy} onClick={() => setStep("asking")}>
            Delete workout
          </button>
        )}
        {step === "asking" && (
          <>
            <p>Delete this workout? Records that came from it are computed again.</p>
            <button type="button" className="button button-danger" disabled={isBusy} onClick={remove} autoFocus>
              Delete
            </button>
            <button type="button" className="button button-quiet" disabled={isBusy} onClick={() => setStep("looking")}>
              Keep
            </button>
          </>
        )}
        {step === "deleted" && (
          <>
            <p role="status">Deleted.</p>
            <button type="button" className="button button-quiet" disabled={isBusy} onClick={undo} autoFocus>
              Undo
            </button>
          </>
        )}
        {problem && (
          <p className="field-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </>
  );
}
