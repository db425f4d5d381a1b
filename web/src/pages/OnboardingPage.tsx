/** The first conversation: a coach is built while the user watches what was understood. */

import { useEffect, useMemo, useState } from "react";
import { creatorMessagesPath, creatorSession, openCreatorSession } from "../api/spotter.ts";
import type { CreatorSession, CreatorState, FinishedCreatorTurn } from "../api/types.ts";
import { Composer } from "../chat/Composer.tsx";
import { RichText } from "../chat/RichText.tsx";
import { ThreadView } from "../chat/Thread.tsx";
import { useThread } from "../chat/useThread.ts";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { useResource } from "../shell/resource.ts";
import { MeetYourCoach } from "./MeetYourCoach.tsx";
import { ProgressBar, Understood } from "./Understood.tsx";

const WELCOME =
  "Let’s build your coach. Tell me about yourself in your own words: what you want, what you have done, when and where you can train, and what hurts.";

export function OnboardingPage({ onReady }: { onReady: (coachId: string) => void }) {
  const found = useResource("creator-session", openCreatorSession);
  useEffect(() => {
    document.title = "Build your coach · Spotter";
  }, []);
  if (found.value) return <Interview key={found.value.session_id} session={found.value} onReady={onReady} />;
  if (found.error) return <Trouble message={found.error} onRetry={found.reload} />;
  return <Loading label="Opening the conversation" />;
}

function Interview({ session, onReady }: { session: CreatorSession; onReady: (coachId: string) => void }) {
  const id = session.session_id;
  const [state, setState] = useState<CreatorState>(session.state);
  const [coachId, setCoachId] = useState(session.coach_id ?? null);
  const live = useThread(
    useMemo(
      () => ({
        id: `creator.${id}`,
        messagesPath: creatorMessagesPath(id),
        load: async (_cursor, signal) => {
          const latest = await creatorSession(id, signal);
          setState(latest.state);
          setCoachId(latest.coach_id ?? null);
          return { items: latest.messages ?? [], cursor: null };
        },
        onFinished: (turn) => {
          const finished = turn as FinishedCreatorTurn;
          setState(finished.state);
          setCoachId(finished.coach_id ?? null);
        },
      }),
      [id],
    ),
  );
  const isBusy = live.thread.current !== null;
  return (
    <main className="onboarding">
      <header className="bar onboarding-bar">
        <h1>Build your coach</h1>
        <ProgressBar state={state} />
      </header>
      <details className="understood-fold">
        <summary>What I understood so far</summary>
        <Understood state={state} />
      </details>
      <div className="onboarding-chat">
        <ThreadView live={live} coachName="Coach creator" opening={<Welcome text={session.reply ?? session.opening ?? WELCOME} />} />
        {coachId === null ? (
          <div className="onboarding-answer">
            {state.filled > 0 && !isBusy && (
              <div className="chips">
                <button type="button" className="chip" onClick={() => live.send("Skip this one")}>
                  Skip this one
                </button>
              </div>
            )}
            <Composer
              label="Your answer"
              placeholder="Answer in your own words"
              draft={live.draft}
              isBusy={isBusy}
              refusal={live.refusal}
              onChange={live.setDraft}
              onSend={live.send}
            />
          </div>
        ) : (
          <MeetYourCoach coachId={coachId} onReady={() => onReady(coachId)} />
        )}
      </div>
      <aside className="understood-side" aria-label="What I understood so far">
        <h2>What I understood so far</h2>
        <Understood state={state} />
      </aside>
    </main>
  );
}

function Welcome({ text }: { text: string }) {
  return (
    <div className="message message-coach">
      <RichText text={text} />
    </div>
  );
}
