/** The bests, by exercise. Each one leads to the workout that made it. */

import { records } from "../api/spotter.ts";
import type { PersonalRecord } from "../api/types.ts";
import { shortDay, today } from "../format/days.ts";
import { inOrder, recordExercise, recordName, recordValue } from "../format/records.ts";
import { Empty, Loading, Trouble } from "../shell/Notice.tsx";
import { useListing } from "../shell/resource.ts";
import { follow } from "../shell/router.ts";
import { Screen } from "../shell/Screen.tsx";
import { useTimezone } from "../shell/timezone.ts";

export function RecordsPage() {
  const listing = useListing("records", records);
  return (
    <Screen title="Records">
      {listing.error && <Trouble message={listing.error} onRetry={listing.reload} />}
      {!listing.items && !listing.error && <Loading label="Loading records" />}
      {listing.items?.length === 0 && <Empty title="No records yet">Log a workout and your first records are set.</Empty>}
      {byExercise(listing.items ?? []).map(([exercise, bests]) => (
        <section key={exercise} className="card" aria-label={exercise}>
          <header className="card-head">
            <h2>{exercise}</h2>
          </header>
          <ul className="record-lines">
            {inOrder(bests).map((best) => (
              <li key={best.record_type}>
                <span>
                  {recordName(best.record_type)}
                  <When record={best} />
                </span>
                <strong>{recordValue(best, bests.find((other) => other.weight_unit)?.weight_unit)}</strong>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {listing.hasMore && (
        <button type="button" className="button button-quiet older" onClick={listing.more} disabled={listing.isLoadingMore}>
          {listing.isLoadingMore ? "Loading…" : "More records"}
        </button>
      )}
    </Screen>
  );
}

function When({ record }: { record: PersonalRecord }) {
  const now = today(useTimezone());
  if (!record.date) return null;
  if (!record.workout_id) return <small>{shortDay(record.date, now)}</small>;
  return (
    <small>
      <a href={`/workouts/${record.date}/${record.workout_id}`} onClick={follow}>
        {shortDay(record.date, now)}
      </a>
    </small>
  );
}

function byExercise(items: PersonalRecord[]): [string, PersonalRecord[]][] {
  const found = new Map<string, PersonalRecord[]>();
  for (const item of items) found.set(recordExercise(item), [...(found.get(recordExercise(item)) ?? []), item]);
  return [...found].sort(([a], [b]) => a.localeCompare(b));
}
