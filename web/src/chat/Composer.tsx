/** Where the user writes. Enter sends on a keyboard; on a touch screen Enter is a new line and the button sends. */

import { type FormEvent, type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from "react";
import { bigNumber } from "../format/measures.ts";
import { SendIcon } from "../shell/icons.tsx";

const LIMIT_BYTES = 32 * 1024;
const WARN_FROM_BYTES = LIMIT_BYTES * 0.85;

const QUEUED = "Goes out as soon as the message above is answered.";

interface ComposerProps {
  label: string;
  placeholder: string;
  draft: string;
  /** Whether the draft goes out by itself later. */
  isQueued: boolean;
  refusal: string | null;
  onChange: (text: string) => void;
  onSend: (text: string) => void;
}

export function Composer({ label, placeholder, draft, isQueued, refusal, onChange, onSend }: ComposerProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const note = refusal ?? (isQueued ? QUEUED : sizeNote(draft));
  const canSend = !isQueued && draft.trim() !== "" && byteLength(draft) <= LIMIT_BYTES;

  useLayoutEffect(() => fit(box.current), [draft]);
  useEffect(() => {
    if (!isTouch()) box.current?.focus({ preventScroll: true });
  }, []);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (canSend) onSend(draft);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || isTouch()) return;
    event.preventDefault();
    submit();
  };
  return (
    <form className="composer" onSubmit={submit}>
      <div className="composer-box">
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          value={draft}
          placeholder={placeholder}
          aria-label={label}
          aria-describedby={note ? noteId : undefined}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="send" aria-label="Send" disabled={!canSend}>
          <SendIcon />
        </button>
      </div>
      {note && (
        <p id={noteId} className={isQueued ? "composer-note muted" : "composer-note"} role={refusal ? "alert" : "status"}>
          {note}
        </p>
      )}
    </form>
  );
}

function sizeNote(draft: string): string | null {
  // No character takes more than three bytes per UTF-16 unit: short drafts need no counting.
  if (draft.length * 3 < WARN_FROM_BYTES) return null;
  const bytes = byteLength(draft);
  if (bytes > LIMIT_BYTES) return `This message is ${bigNumber((bytes - LIMIT_BYTES) / 1024)} KB too long. Send it in two parts.`;
  return bytes > WARN_FROM_BYTES ? `${bigNumber((LIMIT_BYTES - bytes) / 1024)} KB left in this message.` : null;
}

function byteLength(text: string): number {
  return text.length * 3 <= LIMIT_BYTES ? text.length : new TextEncoder().encode(text).length;
}

/** Grows the box with its text, where the browser can't do it by style alone. */
function fit(box: HTMLTextAreaElement | null): void {
  if (!box || box.offsetParent === null || CSS.supports("field-sizing", "content")) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

function isTouch(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}
