/** The slots of the coach questionnaire, in words for the person who fills them. */

import { number, words } from "./measures.ts";

const SLOT_NAMES: Record<string, string> = {
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

/** Details that help to plan and say nothing to the person who gave them. */
const UNSPOKEN = new Set(["kind", "horizon", "assumed", "days_per_week"]);
const UNITS: Record<string, string> = { session_length: " minutes", days_per_week: " days a week", years: " years", months: " months" };
const NONE_FOUND: Record<string, string> = { injuries: "None", red_flags: "Nothing to watch" };

export function slotName(key: string): string {
  return SLOT_NAMES[key] ?? words(key);
}

/** What was understood for a slot, as a short phrase. */
export function slotText(key: string, value: unknown): string {
  if (Array.isArray(value) && value.length === 0) return NONE_FOUND[key] ?? "None";
  if (typeof value === "number") return `${number(value)}${UNITS[key] ?? ""}`;
  const text = valueText(value);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Any value as a short text; empty when there is nothing to say. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map(valueText).filter(Boolean).join(", ");
  return fieldsText(value as Record<string, unknown>);
}

function fieldsText(fields: Record<string, unknown>): string {
  if (typeof fields["text"] === "string") return fields["text"];
  const side = valueText(fields["side"]);
  const told = Object.entries(fields).filter(([key]) => key !== "side" && !UNSPOKEN.has(key));
  const shown = told.length > 0 ? told : Object.entries(fields);
  const facts = shown.filter(([, part]) => !Array.isArray(part)).map(([key, part]) => fieldText(key, part));
  const lists = shown.filter(([, part]) => Array.isArray(part)).map(([, part]) => valueText(part));
  return [[side, ...facts].filter(Boolean).join(" "), lists.filter(Boolean).join(" · ")].filter(Boolean).join(": ");
}

function fieldText(key: string, value: unknown): string {
  if (typeof value === "boolean") return value ? words(key).toLowerCase() : "";
  if (key === "status" && value === "current") return "";
  if (typeof value === "number") return `${number(value)}${UNITS[key] ?? ""}`;
  return valueText(value);
}

const DAYS = new Set(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);

function plainText(text: string): string {
  if (DAYS.has(text)) return words(text).slice(0, 3);
  return /^[a-z0-9]+(_[a-z0-9]+)+$/.test(text) ? text.replaceAll("_", " ") : text;
}
