/** The few settings that change what the coach does. */

import { useState } from "react";
import { explanation } from "../api/http.ts";
import { savePreferences } from "../api/spotter.ts";
import type { Preferences, Units } from "../api/types.ts";
import { Trouble } from "../shell/Notice.tsx";

const UNITS: { value: Units; name: string }[] = [
  { value: "metric", name: "Kilos" },
  { value: "imperial", name: "Pounds" },
];

interface SettingsProps {
  seen: Preferences;
  onStale: () => void;
}

/** A choice shows at once and goes back when it could not be saved. */
export function Settings({ seen, onStale }: SettingsProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState(seen);
  const [changes, setChanges] = useState<Partial<Preferences>>({});
  const shown = { ...saved, ...changes };
  const save = (change: Partial<Preferences>) => {
    setProblem(null);
    setChanges(change);
    savePreferences(saved, change)
      .then(setSaved, (error: unknown) => setProblem(explanation(error)))
      .finally(() => setChanges({}));
  };
  const units = shown.ui_preferences.measurement_units;
  return (
    <section className="card" aria-label="Settings">
      <header className="card-head">
        <h2>Settings</h2>
      </header>
      {problem && <Trouble message={problem} onRetry={onStale} />}
      <fieldset className="choice">
        <legend>A weight without a unit is in</legend>
        {UNITS.map(({ value, name }) => (
          <label key={value}>
            <input
              type="radio"
              name="units"
              checked={units === value}
              onChange={() => save({ ui_preferences: { ...shown.ui_preferences, measurement_units: value } })}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <label className="switch">
        <input type="checkbox" checked={shown.memory_enabled} onChange={(event) => save({ memory_enabled: event.target.checked })} />
        Let the coach remember what I tell it about me
      </label>
    </section>
  );
}
