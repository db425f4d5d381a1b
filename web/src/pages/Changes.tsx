/** A list of differences: what it would be, in which words it was asked for, and what it is or was. */

import type { Change } from "../format/changes.ts";

export function Changes({ changes, other = "Before" }: { changes: Change[]; other?: "Before" | "Now" }) {
  return (
    <dl className="understood">
      {changes.map((change) => (
        <div key={change.name} className="understood-slot">
          <dt>{change.name}</dt>
          <dd>
            {change.after || "Nothing"}
            {change.quote && <q>{change.quote}</q>}
            <small className="muted">{`${other}: ${change.before || "nothing"}`}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
