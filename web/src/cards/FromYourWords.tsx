/** The words that something was read from: marked in their message when it is at hand, quoted when it is not. */

import type { Span } from "../api/types.ts";
import { find } from "../format/quotes.ts";

interface FromYourWordsProps {
  message: string | undefined;
  spans: Span[];
  active: Span[];
}

export function FromYourWords({ message, spans, active }: FromYourWordsProps) {
  const { pieces, elsewhere } = find(message ?? "", spans, active);
  return (
    <blockquote className="words">
      {pieces.length > 0 && (
        <p dir="auto">
          {pieces.map((piece, index) =>
            piece.marked ? (
              <mark key={index} className={piece.active || active.length === 0 ? "mark-active" : undefined}>
                {piece.text}
              </mark>
            ) : (
              piece.text
            ),
          )}
        </p>
      )}
      {elsewhere.length > 0 && <Quotes spans={elsewhere} isMore={pieces.length > 0} />}
      {pieces.length + elsewhere.length === 0 && <p className="muted">Not from your words.</p>}
    </blockquote>
  );
}

function Quotes({ spans, isMore }: { spans: Span[]; isMore: boolean }) {
  return (
    <p className="quotes">
      {isMore && <small className="muted">Said in another message: </small>}
      {spans.map((span, index) => (
        <mark key={index} className="mark-active">
          {span.quote}
        </mark>
      ))}
    </p>
  );
}
