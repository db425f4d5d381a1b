import assert from "node:assert/strict";
import { test } from "node:test";
import { coachChanges, slotChanges } from "../src/format/changes.ts";
import { coachView } from "../src/format/coach.ts";

const slot = (value: unknown, quote: string | null = null) => ({ value, quote });

test("only the answers that read otherwise are changes, with the words for them", () => {
  const before = { session_length: slot(60), methodology: slot("block"), dislikes: slot("burpees") };
  const after = { session_length: slot(45, "45 minutes now"), methodology: slot("block", "block"), timeline: slot("june", "by June") };
  assert.deepEqual(slotChanges(before, after), [
    { name: "Time per session", before: "60 minutes", after: "45 minutes", quote: "45 minutes now" },
    { name: "Timeline", before: "", after: "June", quote: "by June" },
    { name: "Dislikes", before: "Burpees", after: "", quote: null },
  ]);
});

test("versions of a coach are compared by what its user sees", () => {
  const version = (name: string, frequency: number) =>
    coachView({ coach_name: name, updated_at: name, technical_config: { methodology: "block", training_frequency: frequency } });
  assert.deepEqual(coachChanges(version("Mara", 3), version("Ayla", 2)), [
    { name: "Name", before: "Mara", after: "Ayla", quote: null },
    { name: "Sessions a week", before: "3", after: "2", quote: null },
  ]);
});
