/** What the coach would change, with a yes and a no; a yes or no in the chat does the same. */

import { useState } from "react";
import { explanation } from "../api/http.ts";
import { answerProposal } from "../api/spotter.ts";
import { Trouble } from "../shell/Notice.tsx";

type Answer = "accept" | "dismiss";
const SAID: Record<Answer, string> = { accept: "Changed.", dismiss: "Left as it was." };

export function Proposal({ id, lines }: { id: string; lines: string[] }) {
  const [given, setGiven] = useState<Answer | null>(null);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const give = (answer: Answer) => {
    setSending(true);
    setProblem(null);
    answerProposal(id, answer)
      .then(
        () => setGiven(answer),
        (error: unknown) => setProblem(explanation(error)),
      )
      .finally(() => setSending(false));
  };
  return (
    <div className="proposal">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {problem && <Trouble message={problem} />}
      {given ? (
        <p className="muted" role="status">
          {SAID[given]}
        </p>
      ) : (
        <p className="ways">
          <button type="button" className="button button-small" disabled={isSending} onClick={() => give("accept")}>
            Change it
          </button>
          <button type="button" className="button button-quiet button-small" disabled={isSending} onClick={() => give("dismiss")}>
            Leave it
          </button>
        </p>
      )}
    </div>
  );
}
