/** All conversations with the coach, in a sheet over the chat, and the way to a new one. */

import { type MouseEvent, useEffect, useRef, useState } from "react";
import { explanation } from "../api/http.ts";
import { conversations, newConversation } from "../api/spotter.ts";
import type { Conversation } from "../api/types.ts";
import { shortDay, today } from "../format/days.ts";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { useListing } from "../shell/resource.ts";
import { useTimezone } from "../shell/timezone.ts";

interface ConversationsProps {
  coachId: string;
  currentId: string | undefined;
  onPick: (conversation: Conversation) => void;
  onClose: () => void;
}

export function Conversations({ coachId, currentId, onPick, onClose }: ConversationsProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  const listing = useListing("conversations", conversations);
  const now = today(useTimezone());
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => sheet.current?.showModal(), []);
  const begin = () => {
    newConversation(coachId).then(onPick, (error: unknown) => setProblem(explanation(error)));
  };
  return (
    <dialog ref={sheet} className="sheet" aria-labelledby="conversations-title" onClose={onClose} onClick={closeOutside}>
      <div className="sheet-body">
        <header className="sheet-head">
          <h2 id="conversations-title">Conversations</h2>
          <button type="button" className="text-button" onClick={() => sheet.current?.close()}>
            Close
          </button>
        </header>
        <button type="button" className="button button-wide" onClick={begin}>
          New conversation
        </button>
        {problem && <Trouble message={problem} />}
        {listing.error && <Trouble message={listing.error} onRetry={listing.reload} />}
        {!listing.items && !listing.error && <Loading label="Loading conversations" />}
        <ul className="sheet-list">
          {listing.items?.map((item) => (
            <li key={item.conversation_id}>
              <button
                type="button"
                className="sheet-item"
                aria-current={item.conversation_id === currentId}
                onClick={() => onPick(item)}
              >
                <span className="sheet-line">{item.title ?? item.last_message ?? "Nothing said yet"}</span>
                <small>{shortDay(item.updated_at ?? item.created_at ?? "", now)}</small>
              </button>
            </li>
          ))}
        </ul>
        {listing.hasMore && (
          <button type="button" className="button button-quiet older" onClick={listing.more} disabled={listing.isLoadingMore}>
            Earlier conversations
          </button>
        )}
      </div>
    </dialog>
  );
}

/** The backdrop belongs to the dialog element itself, its content to the body inside. */
function closeOutside(event: MouseEvent<HTMLDialogElement>): void {
  if (event.target === event.currentTarget) event.currentTarget.close();
}
