/** One workout: its sets with the words behind them, and the way back from a mistake. */

import { useState } from "react";
import { explanation } from "../api/http.ts";
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
  const found = useResource(`workout:${day}/${workoutId}`, (signal) => workout(day, workoutId, signal));
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
      {found.value && !found.error && (
        <>
          <section className="card" aria-label="Sets">
            <WorkoutBody workout={found.value} />
          </section>
          <Changes workout={found.value} onUndone={found.reload} />
        </>
      )}
    </Screen>
  );
}

function Changes({ workout: shown, onUndone }: { workout: Workout; onUndone: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (work: () => Promise<void>, then: () => void) => () => {
    setBusy(true);
    setProblem(null);
    work()
      .then(then, (error: unknown) => setProblem(explanation(error)))
      .finally(() => setBusy(false));
  };
  const remove = change(() => deleteWorkout(shown), () => go("/workouts"));
  const undo = change(() => undoWorkout(shown), onUndone);
  return (
    <div className="changes">
      {shown.version > 1 && !isAsking && (
        <button type="button" className="button button-quiet" disabled={isBusy} onClick={undo}>
          Undo last change
        </button>
      )}
      {!isAsking && (
        <button type="button" className="button button-quiet button-danger" disabled={isBusy} onClick={() => setAsking(true)}>
          Delete workout
        </button>
      )}
      {isAsking && (
        <div className="asking" role="group" aria-label="Delete this workout?">
          <p>Delete this workout? Records that came from it are computed again.</p>
          <button type="button" className="button button-danger" disabled={isBusy} onClick={remove} autoFocus>
            Delete
          </button>
          <button type="button" className="button button-quiet" disabled={isBusy} onClick={() => setAsking(false)}>
            Keep
          </button>
        </div>
      )}
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
