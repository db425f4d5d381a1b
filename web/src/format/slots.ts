/** The slots of the coach questionnaire, in words for the person who fills them. */

import { number, words } from "./measures.ts";

export const SLOT_NAMES: Record<string, string> = {
  goals: "Goals",
  why_now: "Why now",
  experience: "Experience",
  current_training: "Training now",
  strengths: "Strengths",
  weaknesses: "Weak points",
  injuries: "Injuries and limits",
  red_flags: "Health",
  schedule: "Days",
  session_length: "Time per session",
  equipment: "Equipment",
  preferences: "Likes",
  dislikes: "Dislikes",
  methodology: "Method",
  intensity: "Intensity",
  timeline: "Timeline",
  style: "Coaching style",
  units_timezone: "Units and timezone",
};

export function slotName(key: string): string {
  return SLOT_NAMES[key] ?? words(key);
}

/** Any value as a short text; empty when there is nothing to say. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return /^[a-z0-9]+(_[a-z0-9]+)+$/.test(value) ? words(value) : value;
  if (Array.isArray(value)) return value.map(valueText).filter(Boolean).join(", ");
  return Object.entries(value)
    .map(([key, part]) => [words(key), valueText(part)])
    .filter(([, text]) => text)
    .map(([key, text]) => `${key}: ${text}`)
    .join(" · ");
}
