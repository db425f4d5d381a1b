/** What is different between two states of a coach, line by line. */

import type { Slots } from "../api/types.ts";
import type { CoachView } from "./coach.ts";
import { slotName, slotText } from "./slots.ts";

export interface Change {
  name: string;
  /** Empty where there was nothing. */
  before: string;
  after: string;
  /** The user's words for it. */
  quote: string | null;
}

/** What an interview has changed of the answers it began with. */
export function slotChanges(before: Slots, after: Slots): Change[] {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return keys.map((key) => slotChange(key, before, after)).filter((change) => change.before !== change.after);
}

function slotChange(key: string, before: Slots, after: Slots): Change {
  const text = (slots: Slots) => (slots[key] ? slotText(key, slots[key].value) : "");
  return { name: slotName(key), before: text(before), after: text(after), quote: after[key]?.quote ?? null };
}

/** How one version of a coach differs from another, as its user sees them. */
export function coachChanges(before: CoachView, after: CoachView): Change[] {
  const [was, is] = [lines(before), lines(after)];
  const names = [...new Set([...is.keys(), ...was.keys()])];
  return names
    .map((name) => ({ name, before: was.get(name) ?? "", after: is.get(name) ?? "", quote: null }))
    .filter((change) => change.before !== change.after);
}

function lines(view: CoachView): Map<string, string> {
  return new Map([["Name", view.name], ...[view.methodology, ...view.traits].map((trait): [string, string] => [trait.name, trait.value])]);
}
