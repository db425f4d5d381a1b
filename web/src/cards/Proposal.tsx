/** What the coach would change, with a yes and a no; a yes or no in the chat does the same. */

import { useState } from "react";
import { explanation } from "../api/http.ts";
import { answerProposal, openProposals } from "../api/spotter.ts";
import { Trouble } from "../shell/Notice.tsx";
import { refresh, useResource } from "../shell/resource.ts";

type Answer = "accept" | "dismiss";
const SAID: Record<Answer, string> = { accept: "Changed.", dismiss: "Left as it was." };
const later = new Promise<never>(() => undefined);

interface ProposalProps {
  id: string;
  lines: string[];
  isLive: boolean;
}

export function Proposal({ id, lines, isLive }: ProposalProps) {
  // What a turn proposes is there to be found when the turn is done.
  const open = useResource(isLive ? "proposals being made" : "proposals", (signal) => (isLive ? later : openProposals(signal)), { keep: false });
  const isUnknown = open.value === undefined && open.error === null;
  const isOver = open.value !== undefined && !open.value.some((one) => one.recommendation_id === id);
  const [given, setGiven] = useState<Answer | null>(null);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const give = (answer: Answer) => {
    setSending(true);
    setProblem(null);
    answerProposal(id, answer)
      .then(
        (coach) => {
          setGiven(answer);
          refresh("proposals");
          if (coach) refresh(`coach:${coach.coach_id}`);
        },
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
      {given || isOver ? (
        <p className="muted" role="status">
          {given ? SAID[given] : "Not open any more."}
        </p>
      ) : (
        <p className="ways">
          <button type="button" className="button button-small" disabled={isSending || isUnknown} onClick={() => give("accept")}>
            Change it
          </button>
          <button type="button" className="button button-quiet button-small" disabled={isSending || isUnknown} onClick={() => give("dismiss")}>
            Leave it
          </button>
        </p>
      )}
    </div>
  );
}
