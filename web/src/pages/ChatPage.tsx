/** The conversation with the coach. */

import { useEffect, useMemo, useState } from "react";
import { coach, messagesPath, openConversation, turns } from "../api/spotter.ts";
import type { Conversation } from "../api/types.ts";
import { Composer } from "../chat/Composer.tsx";
import { ThreadView } from "../chat/Thread.tsx";
import { useThread } from "../chat/useThread.ts";
import { coachView } from "../format/coach.ts";
import { ConversationsIcon } from "../shell/icons.tsx";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { refresh, useResource } from "../shell/resource.ts";
import { Conversations } from "./Conversations.tsx";

const EXAMPLES = ["Squat 3x5 at 100 kg, RPE 8", "Ran 5k in 24:10 this morning", "What is my best squat?"];

export function ChatPage({ coachId, isShown }: { coachId: string; isShown: boolean }) {
  const found = useResource(`conversation:${coachId}`, (signal) => openConversation(coachId, signal));
  const [chosen, setChosen] = useState<Conversation | null>(null);
  const [isPicking, setPicking] = useState(false);
  const conversation = chosen ?? found.value;
  const talksTo = conversation?.coach_id ?? coachId;
  const details = useResource(`coach:${talksTo}`, (signal) => coach(talksTo, signal));
  const name = details.value ? coachView(details.value).name : "Coach";
  useEffect(() => {
    if (isShown) document.title = `${name} · Spotter`;
  }, [isShown, name]);
  return (
    <div className="screen">
      <header className="bar">
        <h1>{name}</h1>
        <button type="button" className="icon-button bar-end" aria-label="Conversations" onClick={() => setPicking(true)}>
          <ConversationsIcon />
        </button>
      </header>
      {conversation ? (
        <Talk key={conversation.conversation_id} conversation={conversation} coachName={name} />
      ) : found.error ? (
        <Trouble message={found.error} onRetry={found.reload} />
      ) : (
        <Loading label="Opening the conversation" />
      )}
      {isPicking && (
        <Conversations
          coachId={coachId}
          currentId={conversation?.conversation_id}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setChosen(picked);
            setPicking(false);
          }}
        />
      )}
    </div>
  );
}

function Talk({ conversation, coachName }: { conversation: Conversation; coachName: string }) {
  const id = conversation.conversation_id;
  const live = useThread(
    useMemo(() => ({ id, messagesPath: messagesPath(id), load: (cursor, signal) => turns(id, cursor, signal), onFinished: () => refresh("proposals") }), [id]),
  );
  const isEmpty = live.thread.isLoaded && live.thread.settled.length === 0 && live.thread.current === null;
  return (
    <>
      <ThreadView live={live} coachName={coachName} opening={isEmpty && <Opening coachName={coachName} onPick={live.setDraft} />} />
      <Composer
        label={`Message ${coachName}`}
        placeholder="What did you do today?"
        draft={live.draft}
        isQueued={live.isQueued}
        refusal={live.refusal}
        onChange={live.setDraft}
        onSend={live.send}
      />
    </>
  );
}

function Opening({ coachName, onPick }: { coachName: string; onPick: (text: string) => void }) {
  return (
    <div className="opening">
      <h2>{coachName} is ready when you are.</h2>
      <p>Say what you did, the way you would write it down. Or ask about it.</p>
      <div className="chips">
        {EXAMPLES.map((example) => (
          <button key={example} type="button" className="chip" onClick={() => onPick(example)}>
            {example}
          </button>
        ))}
      </div>
    </div>
  );
}
