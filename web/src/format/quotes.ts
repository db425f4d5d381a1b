/** Finding a receipt's words in the message that said them. Offsets count Unicode code points, not UTF-16 units. */

import type { Span } from "../api/types.ts";

export interface Piece {
  text: string;
  marked: boolean;
  /** Whether the words belong to what the reader is looking at right now. */
  active: boolean;
}

/** The message cut into pieces, or null when these words are not from this message. */
export function pieces(message: string, spans: readonly Span[], active: readonly Span[]): Piece[] | null {
  const points = Array.from(message);
  const here = spans.filter((span) => isIn(points, span));
  if (here.length === 0 || !active.every((span) => isIn(points, span))) return null;
  const cuts = [...new Set([0, points.length, ...[...here, ...active].flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => ({
    text: points.slice(start, cuts[index + 1]).join(""),
    marked: here.some((span) => span.start <= start && start < span.end),
    active: active.some((span) => span.start <= start && start < span.end),
  }));
}

function isIn(points: readonly string[], span: Span): boolean {
  return span.end > span.start && points.slice(span.start, span.end).join("") === span.quote;
}
