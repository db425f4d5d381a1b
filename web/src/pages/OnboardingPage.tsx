/** The first conversation: a coach is built while the user watches what was understood. */

import { type ReactNode, useEffect } from "react";
import { openCreatorSession } from "../api/spotter.ts";
import type { CreatorSession } from "../api/types.ts";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { useResource } from "../shell/resource.ts";
import { InterviewView } from "./InterviewView.tsx";
import { MeetYourCoach } from "./MeetYourCoach.tsx";
import { ProgressBar, Understood } from "./Understood.tsx";
import { useInterview } from "./useInterview.ts";

const WELCOME =
  "Let’s build your coach. Tell me about yourself in your own words: what you want, what you have done, when and where you can train, and what hurts.";

export function OnboardingPage({ onReady }: { onReady: (coachId: string) => void }) {
  const found = useResource("creator-session", openCreatorSession, { keep: false });
  useEffect(() => {
    document.title = "Build your coach · Spotter";
  }, []);
  return (
    <main className="whole">
      {found.value ? (
        <CreatorInterview key={found.value.session_id} title="Build your coach" session={found.value} onReady={onReady} />
      ) : found.error ? (
        <Trouble message={found.error} onRetry={found.reload} />
      ) : (
        <Loading label="Opening the conversation" />
      )}
    </main>
  );
}

interface CreatorInterviewProps {
  title: string;
  back?: ReactNode;
  session: CreatorSession;
  onReady: (coachId: string) => void;
}

export function CreatorInterview({ title, back, session, onReady }: CreatorInterviewProps) {
  const interview = useInterview(session);
  const { live, state, coachId, isBusy } = interview;
  return (
    <InterviewView
      interview={interview}
      bar={
        <>
          {back}
          <h1>{title}</h1>
          <ProgressBar state={state} />
        </>
      }
      opening={session.reply ?? session.opening ?? WELCOME}
      seenTitle="What I understood so far"
      seen={<Understood state={state} />}
      ways={
        state.filled > 0 &&
        !isBusy && (
          <button type="button" className="chip" onClick={() => live.send("Skip this one")}>
            Skip this one
          </button>
        )
      }
      end={coachId === null ? null : <MeetYourCoach coachId={coachId} onReady={() => onReady(coachId)} />}
    />
  );
}
