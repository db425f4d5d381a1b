/** A coach as its user should see it: a name, a method, and traits with the words behind them. */

import { slotName, slotText, valueText } from "./slots.ts";

export interface Trait {
  name: string;
  value: string;
  /** The user's words behind the trait; empty when nobody said it. */
  quotes: string[];
  /** How it came when the user did not say it. */
  note: string | null;
}

export interface CoachView {
  name: string;
  methodology: string;
  traits: Trait[];
}

interface Origin {
  how?: string;
  slot?: string | null;
  quote?: string | null;
}

type Fields = Record<string, unknown>;

export function coachView(coach: Fields): CoachView {
  const technical = fields(coach["technical_config"]);
  const prompts = fields(coach["generated_prompts"]);
  const provenance = coach["provenance"] as Record<string, Origin[]> | undefined;
  const shown: Fields = { ...technical, communication_style: prompts["communication_style"] };
  const traits = Object.entries(shown)
    .filter(([key]) => key !== "methodology")
    .filter(([, value]) => valueText(value) !== "")
    .map(([key, value]) => trait(key, value, provenance?.[key] ?? []));
  return {
    name: valueText(coach["coach_name"] ?? coach["name"]) || "Your coach",
    methodology: slotText("methodology", technical["methodology"] ?? coach["methodology"]),
    traits,
  };
}

function trait(key: string, value: unknown, origins: Origin[]): Trait {
  const quotes = [...new Set(origins.flatMap((origin) => (origin.quote ? [origin.quote] : [])))];
  const isDerived = origins.some((origin) => origin.how === "derived");
  const note = quotes.length > 0 ? null : isDerived ? "Worked out from your answers" : "Our default";
  return { name: NAMES[key] ?? slotName(key), value: slotText(key, value), quotes, note };
}

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

const NAMES: Record<string, string> = {
  programming_focus: "Focus",
  experience_level: "Your level",
  training_frequency: "Sessions a week",
  specializations: "Specialities",
  injury_considerations: "Works around",
  goal_timeline: "Timeline",
  preferred_intensity: "Intensity",
  equipment_available: "Equipment",
  time_constraints: "Time",
  communication_style: "Talks to you",
};
