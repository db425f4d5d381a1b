/** What the creator understood so far: each value with the words it came from. */

import type { CreatorState } from "../api/types.ts";
import { slotName, slotText } from "../format/slots.ts";

/** The bar counts what is settled, also by a skip; the number counts what is known. */
export function ProgressBar({ state }: { state: CreatorState }) {
  return (
    <div className="progress">
      <progress value={state.is_complete ? 1 : state.progress} aria-label="Progress of your coach" />
      <span>
        {state.filled} of {state.total}
        <span className="visually-hidden"> known</span>
      </span>
    </div>
  );
}

export function Understood({ state }: { state: CreatorState }) {
  const filled = Object.entries(state.slots).flatMap(([key, slot]) => (slot ? [{ key, ...slot }] : []));
  if (filled.length === 0) return <p className="muted">Nothing yet. Whatever you tell shows up here, with your own words.</p>;
  return (
    <dl className="understood">
      {filled.map(({ key, value, quote }) => (
        <div key={key} className="understood-slot">
          <dt>{slotName(key)}</dt>
          <dd>
            {slotText(key, value) || "Noted"}
            {quote && <q>{quote}</q>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
