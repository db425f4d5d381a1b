/** The words that something was read from: marked in their message when it is at hand, quoted when it is not. */

import type { Span } from "../api/types.ts";
import { pieces } from "../format/quotes.ts";

interface FromYourWordsProps {
  message: string | undefined;
  spans: Span[];
  active: Span[];
}

export function FromYourWords({ message, spans, active }: FromYourWordsProps) {
  const found = message === undefined ? null : pieces(message, spans, active);
  if (found === null) return <Quotes spans={active.length > 0 ? active : spans} />;
  return (
    <blockquote className="words">
      {found.map((piece, index) =>
        piece.marked ? (
          <mark key={index} className={piece.active || active.length === 0 ? "mark-active" : undefined}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </blockquote>
  );
}

function Quotes({ spans }: { spans: Span[] }) {
  if (spans.length === 0) return <p className="words words-none">Not from your words.</p>;
  return (
    <blockquote className="words">
      {spans.map((span, index) => (
        <span key={index} className="quote">
          <mark className="mark-active">{span.quote}</mark>
        </span>
      ))}
    </blockquote>
  );
}
