/** Out of this browser, or out for good. */

import { useState } from "react";
import { explanation, session } from "../api/http.ts";
import { eraseAccount, logOut } from "../api/spotter.ts";
import { forgetOutboxes } from "../chat/outbox.ts";
import { Trouble } from "../shell/Notice.tsx";

type Step = "idle" | "asking" | "working";

export function Leave() {
  const [step, setStep] = useState<Step>("idle");
  const [problem, setProblem] = useState<string | null>(null);
  const leave = (how: () => Promise<void>) => {
    setStep("working");
    setProblem(null);
    how().then(
      () => {
        forgetOutboxes();
        session.dispatchEvent(new Event("signed-out"));
      },
      (error: unknown) => {
        setProblem(explanation(error));
        setStep("idle");
      },
    );
  };
  return (
    <section className="card" aria-label="Leave">
      <header className="card-head">
        <h2>Leave</h2>
      </header>
      {step === "asking" && (
        <p className="card-text">
          Erase your account? Workouts, records, conversations, coaches and memories are gone for good. Download them first if you may want them again.
        </p>
      )}
      {step === "working" && (
        <p className="card-text" role="status">
          One moment…
        </p>
      )}
      {problem && <Trouble message={problem} />}
      {step === "idle" && (
        <p className="ways">
          <button type="button" className="button button-quiet button-small" onClick={() => leave(logOut)}>
            Log out
          </button>
          <button type="button" className="button button-quiet button-danger button-small" onClick={() => setStep("asking")}>
            Erase everything
          </button>
        </p>
      )}
      {step === "asking" && (
        <p className="ways">
          <button type="button" className="button button-danger button-small" onClick={() => leave(eraseAccount)}>
            Erase for good
          </button>
          <button type="button" className="button button-quiet button-small" autoFocus onClick={() => setStep("idle")}>
            Keep everything
          </button>
        </p>
      )}
    </section>
  );
}
