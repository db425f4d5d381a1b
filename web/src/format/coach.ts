/** A coach as its user should see it: a name, a method, and traits with the words behind them. */

import { slotName, slotText, valueText } from "./slots.ts";

/** How a trait came to be: the user said it, it was worked out from what was said, or nobody said anything. */
export type Origin = "said" | "derived" | "default";

export interface Trait {
  name: string;
  value: string;
  origin: Origin;
  /** The user's words behind the trait. */
  quotes: string[];
}

export interface CoachView {
  name: string;
  methodology: Trait;
  traits: Trait[];
}

interface Source {
  how?: Origin;
  quote?: string | null;
}

type Fields = Record<string, unknown>;

export function coachView(coach: Fields): CoachView {
  const { methodology, ...technical } = fields(coach["technical_config"]);
  const { communication_style } = fields(coach["generated_prompts"]);
  const provenance = fields(coach["provenance"]) as Record<string, Source[]>;
  const paths: [string, unknown][] = [
    ...leaves("technical_config", technical),
    ["generated_prompts.communication_style", communication_style],
    ["safety_flags", coach["safety_flags"]],
  ];
  return {
    name: valueText(coach["coach_name"] ?? coach["name"]) || "Your coach",
    methodology: trait("technical_config.methodology", coach["methodology_name"] ?? methodology, provenance),
    traits: paths.filter(([, value]) => valueText(value) !== "").map(([path, value]) => trait(path, value, provenance)),
  };
}

/** Each value with the path that the provenance knows it by. */
function leaves(path: string, found: Fields): [string, unknown][] {
  return Object.entries(found).flatMap(([key, value]): [string, unknown][] =>
    isFields(value) ? leaves(`${path}.${key}`, value) : [[`${path}.${key}`, value]],
  );
}

function trait(path: string, value: unknown, provenance: Record<string, Source[]>): Trait {
  const key = path.slice(path.lastIndexOf(".") + 1);
  const sources = provenance[path] ?? [];
  const quotes = [...new Set(sources.flatMap((source) => (source.quote ? [source.quote] : [])))];
  const origin = sources.some((source) => source.how === "said") ? "said" : (sources[0]?.how ?? "default");
  return { name: NAMES[key] ?? slotName(key), value: slotText(key, value), origin, quotes };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fields(value: unknown): Fields {
  return isFields(value) ? value : {};
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
  session_length: "Time per session",
  available_days: "Days",
  safety_flags: "Takes care of",
  communication_style: "Talks to you",
};
