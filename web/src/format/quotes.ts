/** Finding a receipt's words in the message that said them. Offsets count Unicode code points, not UTF-16 units. */

import type { Span } from "../api/types.ts";

export interface Piece {
  text: string;
  marked: boolean;
  /** Whether the words belong to what the reader is looking at right now. */
  active: boolean;
}

export interface Found {
  /** The message, cut where words begin and end to matter. */
  pieces: Piece[];
  /** Words that another message said. */
  elsewhere: Span[];
}

export function find(message: string, spans: readonly Span[], active: readonly Span[]): Found {
  const points = Array.from(message);
  const here = spans.filter((span) => isIn(points, span));
  const lit = active.filter((span) => isIn(points, span));
  const borders = [0, points.length, ...[...here, ...lit].flatMap((span) => [span.start, span.end])];
  const cuts = [...new Set(borders)].sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((start, index) => ({
    text: points.slice(start, cuts[index + 1]).join(""),
    marked: here.some((span) => span.start <= start && start < span.end),
    active: lit.some((span) => span.start <= start && start < span.end),
  }));
  const asked = active.length > 0 ? active : spans;
  return { pieces: here.length + lit.length > 0 ? pieces : [], elsewhere: asked.filter((span) => !isIn(points, span)) };
}

function isIn(points: readonly string[], span: Span): boolean {
  return span.end > span.start && points.slice(span.start, span.end).join("") === span.quote;
}
