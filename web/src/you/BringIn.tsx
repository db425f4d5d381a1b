/** A history from another app: what is in the file is said first, and stored after a yes. */

import { useRef, useState } from "react";
import { explanation, Problem } from "../api/http.ts";
import { importFile } from "../api/spotter.ts";
import type { Imported, SaidOfFile as Said } from "../api/types.ts";
import { Dots, Trouble } from "../shell/Notice.tsx";
import { useTimezone } from "../shell/timezone.ts";

type Step =
  | { name: "idle" }
  | { name: "working" }
  | { name: "asking"; file: File; said: Said; about: keyof typeof QUESTIONS }
  | { name: "looked"; file: File; said: Said; found: Imported }
  | { name: "stored"; found: Imported }
  | { name: "failed"; message: string };

/** What a file may leave open, by the code of the problem that says so; each is asked once. */
const QUESTIONS = {
  unit_missing: {
    words: "Its weights have no unit. They are in",
    answers: [
      { name: "kilos", said: { unit: "kg" } },
      { name: "pounds", said: { unit: "lb" } },
    ],
  },
  dates_unclear: {
    words: "Its dates can be read in two ways. 03/04 is",
    answers: [
      { name: "3 April", said: { dates: "day-first" } },
      { name: "March 4", said: { dates: "month-first" } },
    ],
  },
} satisfies Record<string, { words: string; answers: { name: string; said: Said }[] }>;

export function BringIn() {
  const input = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<Step>({ name: "idle" });
  const timezone = useTimezone() ?? "UTC";
  const read = (file: File, said: Said, dryRun: boolean) => {
    setStep({ name: "working" });
    importFile(file, { ...said, timezone, dry_run: String(dryRun) }).then(
      (found) => setStep(dryRun ? { name: "looked", file, said, found } : { name: "stored", found }),
      (error: unknown) => {
        const about = questionOf(error);
        setStep(about ? { name: "asking", file, said, about } : { name: "failed", message: explanation(error) });
      },
    );
  };
  return (
    <section className="card" aria-label="Bring in a history">
      <header className="card-head">
        <h2>Bring in a history</h2>
      </header>
      <p className="card-text">A file that Strong, Hevy, FitNotes, Fitbod, SugarWOD, Liftosaur or Spotter has written.</p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        aria-label="File to bring in"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) read(file, {}, true);
        }}
      />
      {step.name === "working" && <Dots />}
      {step.name === "failed" && <Trouble message={step.message} />}
      {step.name === "asking" && (
        <p className="ways">
          {QUESTIONS[step.about].words}
          {QUESTIONS[step.about].answers.map(({ name, said }) => (
            <button key={name} type="button" className="button button-small" onClick={() => read(step.file, { ...step.said, ...said }, true)}>
              {name}
            </button>
          ))}
        </p>
      )}
      {step.name === "looked" && (
        <>
          <Count found={step.found} verb="can be stored" />
          <p className="ways">
            <button type="button" className="button button-small" disabled={step.found.stored === 0} onClick={() => read(step.file, step.said, false)}>
              Store them
            </button>
            <button type="button" className="button button-quiet button-small" onClick={() => setStep({ name: "idle" })}>
              Leave it
            </button>
          </p>
        </>
      )}
      {step.name === "stored" && <Count found={step.found} verb="stored" />}
      {["idle", "stored", "failed"].includes(step.name) && (
        <button type="button" className="button button-quiet button-small" onClick={() => input.current?.click()}>
          Choose a file
        </button>
      )}
    </section>
  );
}

function Count({ found, verb }: { found: Imported; verb: string }) {
  return (
    <div role="status">
      <p className="card-text">
        {found.rows} rows: {found.stored} {verb}, {found.skipped} left out, {found.failed} failed.
      </p>
      {found.reasons.length > 0 && (
        <details>
          <summary>Why rows were left out</summary>
          <ul>
            {found.reasons.slice(0, 50).map((one, index) => (
              <li key={index}>
                Line {one.line}: {one.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function questionOf(error: unknown): keyof typeof QUESTIONS | null {
  const code = error instanceof Problem ? error.code : "";
  return code in QUESTIONS ? (code as keyof typeof QUESTIONS) : null;
}
