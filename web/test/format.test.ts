import assert from "node:assert/strict";
import { test } from "node:test";
import type { WorkSet } from "../src/api/types.ts";
import { dayName } from "../src/format/days.ts";
import { clock, distance, words } from "../src/format/measures.ts";
import { find } from "../src/format/quotes.ts";
import { slotText } from "../src/format/slots.ts";
import { groupLine, groups } from "../src/format/sets.ts";

const nothing: WorkSet = {
  reps: null, weight: null, unit: null, weight_kg: null, rpe: null, rir: null, duration_s: null, distance_m: null, rest_s: null,
  failed: false, warmup: false, bodyweight: false, assisted: false, per_side: false, source: [], how: {},
};
const lines = (...sets: Partial<WorkSet>[]) => groups(sets.map((set) => ({ ...nothing, ...set }))).map(groupLine);

test("sets that are alike are one line", () => {
  const squat = { reps: 5, weight: 225, unit: "lb", rpe: 8 };
  assert.deepEqual(lines(squat, squat, squat), ["3 × 5 @ 225 lb · RPE 8"]);
  assert.deepEqual(lines(squat, { ...squat, reps: 4 }, squat), ["1 × 5 @ 225 lb · RPE 8", "1 × 4 @ 225 lb · RPE 8", "1 × 5 @ 225 lb · RPE 8"]);
});

test("a missing weight is not a zero", () => {
  assert.deepEqual(lines({ reps: 10 }), ["10 reps"]);
  assert.deepEqual(lines({ reps: 8, bodyweight: true }), ["1 × 8 at bodyweight"]);
  assert.deepEqual(lines({ reps: 8, bodyweight: true, weight: 20, unit: "kg" }), ["1 × 8 @ +20 kg"]);
});

test("runs, holds and misses read as people write them", () => {
  assert.deepEqual(lines({ distance_m: 5000, duration_s: 1450 }), ["5 km in 24:10"]);
  assert.deepEqual(lines({ duration_s: 60 }, { duration_s: 60 }), ["2 × 1:00"]);
  assert.deepEqual(lines({ reps: 1, weight: 142.5, unit: "kg", failed: true }), ["1 × 1 @ 142.5 kg · missed"]);
});

test("measures keep the unit that was meant", () => {
  assert.deepEqual([distance(1609.344), distance(400), distance(21097.5)], ["1 mi", "400 m", "21.1 km"]);
  assert.deepEqual([clock(45), clock(272), clock(3661), clock(65.5)], ["45 s", "4:32", "1:01:01", "1:05.5"]);
  assert.equal(words("back_squat"), "Back squat");
});

test("days have the names people use", () => {
  const today = "2026-03-01";
  assert.deepEqual(
    ["2026-03-01", "2026-02-28", "2026-02-20", "2025-12-31"].map((day) => dayName(day, today)),
    ["Today", "Yesterday", "Friday 20 February", "Wednesday 31 December 2025"],
  );
});

test("quotes are found by code points, so an emoji before them does no harm", () => {
  const span = { start: 2, end: 11, quote: "squat 5x5" };
  assert.deepEqual(find("💪 squat 5x5", [span], [span]).pieces, [
    { text: "💪 ", marked: false, active: false },
    { text: "squat 5x5", marked: true, active: true },
  ]);
});

test("words of another message are quoted, not marked in this one", () => {
  const earlier = { start: 0, end: 5, quote: "squat" };
  const now = { start: 9, end: 12, quote: "235" };
  const found = find("actually 235", [earlier, now], []);
  assert.deepEqual(found.elsewhere, [earlier]);
  assert.deepEqual(found.pieces.filter((piece) => piece.marked).map((piece) => piece.text), ["235"]);
  assert.deepEqual(find("hello there", [earlier], []), { pieces: [], elsewhere: [earlier] });
});

test("what was understood reads as a phrase", () => {
  assert.deepEqual(
    [
      slotText("goals", [{ kind: "lift_target", exercise: "back_squat", weight: 140, unit: "kg" }, { kind: "other", text: "feel good" }]),
      slotText("injuries", [{ area: "knee", side: "left", status: "current" }]),
      slotText("injuries", []),
      slotText("schedule", { days: ["monday", "friday"], days_per_week: 2 }),
      slotText("schedule", { days_per_week: 3 }),
      slotText("session_length", 60),
      slotText("equipment", { items: ["rack", "pull_up_bar"], place: "home" }),
      slotText("timeline", { text: "by June", date: "2027-06-01" }),
    ],
    ["Back squat 140 kg, feel good", "Left knee", "None", "Mon, Fri", "3 days a week", "60 minutes", "Home: rack, pull up bar", "By June"],
  );
});
