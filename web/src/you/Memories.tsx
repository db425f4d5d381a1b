/** What the coach remembers, in the user's words; each can be forgotten. */

import { useState } from "react";
import { explanation } from "../api/http.ts";
import { editMemory, forgetMemory, memories } from "../api/spotter.ts";
import type { Memory } from "../api/types.ts";
import { shortDay, today } from "../format/days.ts";
import { Trouble } from "../shell/Notice.tsx";
import { useListing } from "../shell/resource.ts";
import { useTimezone } from "../shell/timezone.ts";

export function Memories() {
  const listing = useListing("memories", memories);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (work: Promise<void>) => {
    setProblem(null);
    work.then(listing.reload, (error: unknown) => setProblem(explanation(error)));
  };
  return (
    <section className="card" aria-label="What your coach remembers">
      <header className="card-head">
        <h2>What your coach remembers</h2>
      </header>
      {(problem ?? listing.error) && <Trouble message={problem ?? listing.error ?? ""} onRetry={listing.reload} />}
      {listing.items?.length === 0 && <p className="card-text muted">Nothing yet. Say “remember that …” in the chat.</p>}
      <ul className="memory-lines">
        {listing.items?.map((memory) => (
          <MemoryLine
            key={memory.memory_id}
            memory={memory}
            onForget={() => change(forgetMemory(memory))}
            onEdit={(text) => change(editMemory(memory, text))}
          />
        ))}
      </ul>
      {listing.hasMore && (
        <button type="button" className="button button-quiet older" onClick={listing.more} disabled={listing.isLoadingMore}>
          {listing.isLoadingMore ? "Loading…" : "More"}
        </button>
      )}
    </section>
  );
}

interface MemoryLineProps {
  memory: Memory;
  onForget: () => void;
  onEdit: (text: string) => void;
}

function MemoryLine({ memory, onForget, onEdit }: MemoryLineProps) {
  const [isEditing, setEditing] = useState(false);
  const held = useHeld(memory);
  if (isEditing) {
    const save = (text: string) => {
      setEditing(false);
      if (text !== memory.text) onEdit(text);
    };
    return (
      <li>
        <Wording text={memory.text} onSave={save} onCancel={() => setEditing(false)} />
      </li>
    );
  }
  const isPast = Boolean(memory.superseded_by ?? memory.true_to);
  return (
    <li>
      <p dir="auto" className={isPast ? "muted" : undefined}>
        {memory.text}
        <small>{held}</small>
        {!isPast && Boolean(memory.unsure?.length) && <small>not sure: it may no longer hold</small>}
      </p>
      <button type="button" className="text-button" aria-label={`Edit: ${memory.text}`} onClick={() => setEditing(true)}>
        Edit
      </button>
      <button type="button" className="text-button" aria-label={`Forget: ${memory.text}`} onClick={onForget}>
        Forget
      </button>
    </li>
  );
}

function Wording({ text, onSave, onCancel }: { text: string; onSave: (text: string) => void; onCancel: () => void }) {
  const [words, setWords] = useState(text);
  return (
    <form
      className="wording"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(words.trim());
      }}
    >
      <textarea aria-label="In better words" rows={2} dir="auto" autoFocus value={words} onChange={(event) => setWords(event.target.value)} />
      <p className="ways">
        <button type="submit" className="button button-small" disabled={words.trim() === ""}>
          Save
        </button>
        <button type="button" className="button button-quiet button-small" onClick={onCancel}>
          Cancel
        </button>
      </p>
    </form>
  );
}

/** From when to when it holds; when that is nothing but the day it was said, just that. */
function useHeld(memory: Memory): string {
  const now = today(useTimezone());
  const said = memory.said_at.slice(0, 10);
  const day = (date: string) => (date === now ? "today" : shortDay(date, now));
  const from = memory.true_from && memory.true_from !== said && `since ${day(memory.true_from)}`;
  const to = memory.true_to && `until ${day(memory.true_to)}`;
  return [from, to].filter(Boolean).join(", ") || `said ${day(said)}`;
}
