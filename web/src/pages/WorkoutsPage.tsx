/** Everything that was logged, newest day first. */

import { workouts } from "../api/spotter.ts";
import type { Workout } from "../api/types.ts";
import { exerciseName } from "../cards/WorkoutBody.tsx";
import { dayName, today } from "../format/days.ts";
import { number, words } from "../format/measures.ts";
import { groupLine, groups, metconName, score } from "../format/sets.ts";
import { Empty, Loading, Trouble } from "../shell/Notice.tsx";
import { useListing } from "../shell/resource.ts";
import { follow } from "../shell/router.ts";
import { Screen } from "../shell/Screen.tsx";
import { useTimezone } from "../shell/timezone.ts";

export function WorkoutsPage() {
  const listing = useListing("workouts", workouts);
  const now = today(useTimezone());
  return (
    <Screen title="Workouts">
      {listing.error && <Trouble message={listing.error} onRetry={listing.reload} />}
      {!listing.items && !listing.error && <Loading label="Loading workouts" />}
      {listing.items?.length === 0 && <Empty title="No workouts yet">Tell your coach what you did, and it shows up here.</Empty>}
      {byDay(listing.items ?? []).map(([day, done]) => (
        <section key={day} className="day" aria-label={dayName(day, now)}>
          <h2>{dayName(day, now)}</h2>
          {done.map((workout) => (
            <WorkoutLink key={workout.workout_id} workout={workout} />
          ))}
        </section>
      ))}
      {listing.hasMore && (
        <button type="button" className="button button-quiet older" onClick={listing.more} disabled={listing.isLoadingMore}>
          {listing.isLoadingMore ? "Loading…" : "Earlier workouts"}
        </button>
      )}
    </Screen>
  );
}

function WorkoutLink({ workout }: { workout: Workout }) {
  return (
    <a className="card card-link" href={`/workouts/${workout.date}/${workout.workout_id}`} onClick={follow}>
      {hasHeading(workout) && <h3>{workoutTitle(workout)}</h3>}
      <dl className="summary">
        {workout.metcons.map((metcon, index) => (
          <div key={`m${index}`}>
            <dt>{metconName(metcon)}</dt>
            <dd>{score(metcon)}</dd>
          </div>
        ))}
        {workout.exercises.map((exercise, index) => (
          <div key={`e${index}`}>
            <dt>{exerciseName(exercise)}</dt>
            <dd>{groups(exercise.sets).map(groupLine).join(", ")}</dd>
          </div>
        ))}
      </dl>
    </a>
  );
}

/** Its name, else what was done in it. */
export function workoutTitle(workout: Workout): string {
  const minutes = workout.duration_min === null ? "" : ` · ${number(workout.duration_min)} min`;
  return `${workout.name ?? (parts(workout).join(", ") || words(workout.type))}${minutes}`;
}

/** Whether a heading says more than the lines below it. */
function hasHeading(workout: Workout): boolean {
  const isNamed = workout.name !== null && !parts(workout).includes(workout.name);
  return isNamed || workout.duration_min !== null || parts(workout).length === 0;
}

function parts(workout: Workout): string[] {
  return [...workout.metcons.map(metconName), ...workout.exercises.map(exerciseName)];
}

function byDay(items: Workout[]): [string, Workout[]][] {
  const days = new Map<string, Workout[]>();
  for (const workout of items) days.set(workout.date, [...(days.get(workout.date) ?? []), workout]);
  return [...days].sort(([a], [b]) => b.localeCompare(a));
}
