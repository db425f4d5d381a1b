/** An interview with the creator as a thread, together with what it has understood and the coach it led to. */

import { useMemo, useRef, useState } from "react";
import { creatorMessagesPath, creatorSession } from "../api/spotter.ts";
import type { CreatorSession, CreatorState, FinishedCreatorTurn } from "../api/types.ts";
import { type LiveThread, useThread } from "../chat/useThread.ts";

export interface LiveInterview {
  live: LiveThread;
  state: CreatorState;
  /** The coach that came out of it; null while it goes on. */
  coachId: string | null;
  isBusy: boolean;
}

export function useInterview(session: CreatorSession): LiveInterview {
  const id = session.session_id;
  const [state, setState] = useState<CreatorState>(session.state);
  const [coachId, setCoachId] = useState(session.coach_id ?? null);
  const finishedTurns = useRef(0);
  const live = useThread(
    useMemo(
      () => ({
        id: `creator.${id}`,
        messagesPath: creatorMessagesPath(id),
        load: async (_cursor, signal) => {
          const finishedBefore = finishedTurns.current;
          const latest = await creatorSession(id, signal);
          // A turn that finished meanwhile knows more.
          if (finishedTurns.current === finishedBefore) {
            setState(latest.state);
            setCoachId(latest.coach_id ?? null);
          }
          return { items: latest.messages ?? [], cursor: null };
        },
        onFinished: (turn) => {
          finishedTurns.current += 1;
          const finished = turn as FinishedCreatorTurn;
          setState(finished.state);
          setCoachId(finished.coach_id ?? null);
        },
      }),
      [id],
    ),
  );
  return { live, state, coachId, isBusy: live.thread.current !== null };
}
