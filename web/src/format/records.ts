/** Personal records in words. */

import type { PersonalRecord } from "../api/types.ts";
import { bigNumber, clock, distance, number, words } from "./measures.ts";

const KG_PER_LB = 0.45359237;

const NAMES: Record<string, string> = {
  max_weight: "Heaviest",
  e1rm: "Estimated 1RM",
  set_volume: "Best set volume",
  total_volume: "Most volume in a workout",
  max_reps: "Most reps",
  longest: "Longest",
  longest_time: "Longest hold",
};

export function recordName(type: string): string {
  const reps = /^(\d+)rm$/.exec(type)?.[1];
  const raced = /^time_(.+)$/.exec(type)?.[1];
  if (reps) return reps === "1" ? "1RM" : `${reps}RM`;
  if (raced) return `Fastest ${raced}`;
  return NAMES[type] ?? words(type);
}

export function recordExercise(record: PersonalRecord): string {
  return words(record.exercise_name ?? record.exercise_id);
}

/** The value in the unit that was lifted in; a volume over sets has none of its own and follows the others. */
export function recordValue(record: PersonalRecord, usualUnit: string | null = null): string {
  if (record.unit === "s") return clock(record.value);
  if (record.unit === "m") return distance(record.value);
  if (record.unit === "kg") return weight(record, record.weight_unit ?? usualUnit);
  return record.unit === "reps" ? `${record.value} reps` : (record.display ?? bigNumber(record.value));
}

function weight(record: PersonalRecord, unit: string | null): string {
  const isLoad = record.record_type === "max_weight" || /^\d+rm$/.test(record.record_type);
  const reps = record.record_type === "max_weight" && record.reps ? ` × ${record.reps}` : "";
  if (isLoad && record.weight && record.weight_unit) return `${number(record.weight)} ${record.weight_unit}${reps}`;
  if (unit === "lb") return `${bigNumber(Math.round(record.value / KG_PER_LB))} lb`;
  return `${bigNumber(Math.round(record.value * 10) / 10)} kg`;
}

/** The bests of one exercise, from lifted loads down to estimates and volumes. */
export function inOrder(records: readonly PersonalRecord[]): PersonalRecord[] {
  return [...records].sort((a, b) => rank(a.record_type) - rank(b.record_type));
}

const ORDER = ["max_weight", "time", "longest", "longest_time", "max_reps", "rm", "e1rm", "set_volume", "total_volume"];

function rank(type: string): number {
  const reps = /^(\d+)rm$/.exec(type)?.[1];
  const family = reps ? "rm" : type.startsWith("time_") ? "time" : type;
  const place = ORDER.indexOf(family);
  return (place < 0 ? ORDER.length : place) + Number(reps ?? 0) / 100;
}
