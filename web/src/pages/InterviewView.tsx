/** The screen of an interview: the conversation, what came of it so far, and how to answer. */

import type { ReactNode } from "react";
import { Composer } from "../chat/Composer.tsx";
import { RichText } from "../chat/RichText.tsx";
import { ThreadView } from "../chat/Thread.tsx";
import type { LiveInterview } from "./useInterview.ts";

interface InterviewViewProps {
  interview: LiveInterview;
  bar: ReactNode;
  opening: string;
  /** What came of it so far; folded away on a phone, beside the conversation on a desk. */
  seenTitle: string;
  seen: ReactNode;
  /** Quick answers above the box. */
  ways: ReactNode;
  /** What stands in place of the box when the interview is over. */
  end: ReactNode;
}

export function InterviewView({ interview, bar, opening, seenTitle, seen, ways, end }: InterviewViewProps) {
  const { live } = interview;
  return (
    <div className="onboarding">
      <header className="bar onboarding-bar">{bar}</header>
      <details className="understood-fold">
        <summary>{seenTitle}</summary>
        {seen}
      </details>
      <div className="onboarding-chat">
        <ThreadView live={live} coachName="Coach creator" opening={<Opening text={opening} />} />
        {end ?? (
          <div className="onboarding-answer">
            {ways && <div className="chips">{ways}</div>}
            <Composer
              label="Your answer"
              placeholder="Answer in your own words"
              draft={live.draft}
              isQueued={live.isQueued}
              refusal={live.refusal}
              onChange={live.setDraft}
              onSend={live.send}
            />
          </div>
        )}
      </div>
      <aside className="understood-side" aria-label={seenTitle}>
        <h2>{seenTitle}</h2>
        {seen}
      </aside>
    </div>
  );
}

function Opening({ text }: { text: string }) {
  return (
    <div className="message message-coach">
      <RichText text={text} />
    </div>
  );
}
