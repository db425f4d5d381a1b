/** Sets and metcons in the shorthand of training: 3 × 5 @ 225 lb · RPE 8. */

import type { Metcon, Span, WorkSet } from "../api/types.ts";
import { clock, distance, number } from "./measures.ts";

export interface SetGroup {
  count: number;
  set: WorkSet;
  source: Span[];
}

/** Sets that follow each other and are alike, as one line with a count. */
export function groups(sets: readonly WorkSet[]): SetGroup[] {
  const found: SetGroup[] = [];
  for (const set of sets) {
    const last = found.at(-1);
    if (last && likeness(last.set) === likeness(set)) {
      last.count += 1;
      last.source = distinct([...last.source, ...set.source]);
    } else {
      found.push({ count: 1, set, source: distinct(set.source) });
    }
  }
  return found;
}

export function distinct(spans: readonly Span[]): Span[] {
  const seen = new Map(spans.map((span) => [`${span.message ?? ""} ${span.start}-${span.end} ${span.quote}`, span]));
  return [...seen.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** One line for a group: what was done, then how it felt. */
export function groupLine({ count, set }: SetGroup): string {
  return [work(count, set), ...remarks(set)].join(" · ");
}

function work(count: number, set: WorkSet): string {
  if (set.reps === null) return effort(count, set);
  const side = set.per_side ? " per side" : "";
  const times = count === 1 && set.weight === null && !set.bodyweight ? `${set.reps} reps` : `${count} × ${set.reps}`;
  const timed = set.duration_s === null ? "" : ` in ${clock(set.duration_s)}`;
  return `${times}${side}${load(set)}${timed}`;
}

function effort(count: number, set: WorkSet): string {
  const times = count > 1 ? `${count} × ` : "";
  if (set.distance_m !== null) {
    const timed = set.duration_s === null ? "" : ` in ${clock(set.duration_s)}`;
    return `${times}${distance(set.distance_m)}${timed}${load(set)}`;
  }
  if (set.duration_s !== null) return `${times}${clock(set.duration_s)}${load(set)}`;
  return `${count} ${count === 1 ? "set" : "sets"}${load(set)}`;
}

function load(set: WorkSet): string {
  if (set.weight === null) return set.bodyweight ? " at bodyweight" : "";
  const sign = set.assisted ? "−" : set.bodyweight ? "+" : "";
  return ` @ ${sign}${number(set.weight)}${set.unit ? ` ${set.unit}` : ""}`;
}

function remarks(set: WorkSet): string[] {
  return [
    set.rpe === null ? "" : `RPE ${number(set.rpe)}`,
    set.rir === null ? "" : `${number(set.rir)} in reserve`,
    set.rest_s === null ? "" : `rest ${clock(set.rest_s)}`,
    set.warmup ? "warm-up" : "",
    set.assisted ? "assisted" : "",
    set.failed ? "missed" : "",
  ].filter(Boolean);
}

function likeness(set: WorkSet): string {
  const { source: _source, ...rest } = set;
  return JSON.stringify([rest.reps, rest.weight, rest.unit, rest.rpe, rest.rir, rest.duration_s, rest.distance_m, rest.rest_s,
    rest.failed, rest.warmup, rest.bodyweight, rest.assisted, rest.per_side]);
}

/** A metcon's score: 4:32 · Rx, or 7 rounds + 12 reps. */
export function score(metcon: Metcon): string {
  const rounds = metcon.rounds === null ? "" : `${metcon.rounds} ${metcon.rounds === 1 ? "round" : "rounds"}`;
  const reps = metcon.reps === null ? "" : `${metcon.reps} reps`;
  const counted = [rounds, reps].filter(Boolean).join(" + ");
  const standard = metcon.rx === null ? "" : metcon.rx ? "Rx" : "scaled";
  return [metcon.score_s === null ? "" : clock(metcon.score_s), counted, standard].filter(Boolean).join(" · ");
}

export function metconName(metcon: Metcon): string {
  if (metcon.name) return metcon.name;
  const minutes = metcon.time_cap_s === null ? "" : ` ${number(metcon.time_cap_s / 60)}`;
  return { for_time: "For time", amrap: `AMRAP${minutes}`, emom: `EMOM${minutes}`, intervals: "Intervals" }[metcon.format] ?? "Conditioning";
}

/** One movement: 21-15-9 thruster @ 95 lb. */
export function movementLine(movement: Metcon["movements"][number]): string {
  const weight = movement.weight === null ? "" : ` @ ${number(movement.weight)}${movement.unit ? ` ${movement.unit}` : ""}`;
  return `${movement.reps ? `${movement.reps} ` : ""}${movement.name}${weight}`;
}

const ORIGINS: Record<string, string> = {
  asked: "you answered",
  derived: "worked out",
  default: "your usual",
  imported: "imported",
  edited: "edited by you",
};

/** How the values came that were not in the words: "102.06 kg, worked out". */
export function origins(set: WorkSet): string[] {
  const isSaidInKilos = set.unit === "kg" && set.weight === set.weight_kg;
  const worthSaying = Object.entries(set.how).filter(([field]) => !(field === "weight_kg" && isSaidInKilos));
  return worthSaying.map(([field, how]) => `${fieldText(field, set)}: ${ORIGINS[how] ?? how}`);
}

function fieldText(field: string, set: WorkSet): string {
  if (field === "weight_kg" && set.weight_kg !== null) return `${number(set.weight_kg)} kg`;
  if (field === "unit" && set.unit) return `Unit ${set.unit}`;
  return field.replaceAll("_", " ");
}
