/** The interview for one more coach, with a way back. */

import { useEffect, useState } from "react";
import { explanation } from "../api/http.ts";
import { openCreatorSession, trainWith } from "../api/spotter.ts";
import { BackIcon } from "../shell/icons.tsx";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { useResource } from "../shell/resource.ts";
import { follow } from "../shell/router.ts";
import { CreatorInterview } from "./OnboardingPage.tsx";

export function NewCoachPage({ onReady }: { onReady: (coachId: string) => void }) {
  const found = useResource("creator-session", openCreatorSession, { keep: false });
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    document.title = "Build another coach · Spotter";
  }, []);
  const start = (coachId: string) => {
    trainWith(coachId).then(
      () => onReady(coachId),
      (error: unknown) => setProblem(explanation(error)),
    );
  };
  const back = (
    <a className="icon-button" href="/coach" onClick={follow} aria-label="Back to the coach">
      <BackIcon />
    </a>
  );
  if (problem ?? found.error) return <Trouble message={problem ?? found.error ?? ""} onRetry={() => (problem ? setProblem(null) : found.reload())} />;
  if (!found.value) return <Loading label="Opening the conversation" />;
  return <CreatorInterview title="Another coach" back={back} session={found.value} onReady={start} />;
}
