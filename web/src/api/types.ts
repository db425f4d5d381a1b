/** The shapes of the service's JSON, as the app uses them. */

export interface Page<T> {
  items: T[];
  cursor: string | null;
  /** Why the page holds less than it should. */
  problem?: { code: string; detail: string };
}

export interface Span {
  start: number;
  end: number;
  quote: string;
  /** Which message said it. */
  message?: string | null;
}

export interface WorkSet {
  reps: number | null;
  weight: number | null;
  unit: string | null;
  weight_kg: number | null;
  rpe: number | null;
  rir: number | null;
  duration_s: number | null;
  distance_m: number | null;
  rest_s: number | null;
  failed: boolean;
  warmup: boolean;
  bodyweight: boolean;
  assisted: boolean;
  per_side: boolean;
  notes?: string | null;
  source: Span[];
  how: Record<string, string>;
}

export interface Exercise {
  name_as_written: string;
  exercise_id: string;
  notes: string | null;
  sets: WorkSet[];
  source?: Span[];
}

export interface Metcon {
  name: string | null;
  format: string;
  time_cap_s: number | null;
  score_s: number | null;
  rounds: number | null;
  reps: number | null;
  rx: boolean | null;
  movements: { name: string; reps: string | null; weight: number | null; unit: string | null }[];
  source: Span[];
}

export interface Workout {
  workout_id: string;
  version: number;
  status: string;
  date: string;
  date_source?: Span | null;
  name: string | null;
  type: string;
  duration_min: number | null;
  session_rpe: number | null;
  exercises: Exercise[];
  metcons: Metcon[];
  achievements: { kind: string; source: Span[] }[];
  concerns: { kind: string; body_part: string | null; source: Span[] }[];
  notes: string | null;
  deleted?: boolean;
}

export interface PersonalRecord {
  exercise_id: string;
  exercise_name?: string | null;
  record_type: string;
  value: number;
  unit: string | null;
  display?: string | null;
  reps?: number | null;
  weight?: number | null;
  weight_unit?: string | null;
  date?: string | null;
  workout_id?: string | null;
}

export interface Card {
  kind: string;
  title: string;
  data: Record<string, unknown>;
  receipt_id?: string | null;
}

export interface FinishedTurn {
  turn: number;
  status?: string;
  message: { text: string } | null;
  cards?: Card[];
}

export interface StoredTurn extends FinishedTurn {
  created_at?: string;
  user: { text: string } | null;
}

export interface Profile {
  timezone: string | null;
}

export interface Coach extends Record<string, unknown> {
  coach_id: string;
  version: number;
  coach_name: string;
  custom_instructions: string | null;
  is_primary: boolean;
  is_active: boolean;
}

/** A change of a coach that waits for a yes or no. */
export interface ProposedChange {
  recommendation_id: string;
  coach_id: string;
  title: string;
  reasoning: string | null;
  lines: string[];
}

/** A coach as it was, and why it became so. */
export interface CoachVersion {
  version: number;
  reason: string;
  created_at: string | null;
  config: Record<string, unknown>;
}

export interface Conversation {
  conversation_id: string;
  coach_id?: string | null;
  created_at?: string | null;
  updated_at?: string | null;
  title?: string | null;
  last_message?: string | null;
}

export interface Slot {
  value: unknown;
  quote: string | null;
}

export type Slots = Record<string, Slot | null>;

export interface CreatorState {
  slots: Slots;
  filled: number;
  total: number;
  /** From 0 to 1: how much is settled, by an answer or by a skip. */
  progress: number;
  next_question: unknown;
  is_complete: boolean;
}

export interface CreatorSession {
  session_id: string;
  /** The first words: `reply` when the session was just opened, `opening` when it is taken up again. */
  reply?: string | null;
  opening?: string | null;
  state: CreatorState;
  is_complete?: boolean;
  coach_id?: string | null;
  messages?: StoredTurn[];
  creation_type?: "initial" | "modification" | "recreation";
  /** The coach that it would change, and what that coach is built on now. */
  about_coach_id?: string | null;
  before?: Slots | null;
  started_at?: string;
}

export interface FinishedCreatorTurn extends FinishedTurn {
  reply?: string;
  state: CreatorState;
  coach_id?: string | null;
}

export interface Memory {
  memory_id: string;
  version: number;
  text: string;
  said_at: string;
  true_from?: string | null;
  true_to?: string | null;
  superseded_by?: string | null;
  unsure?: string[];
}

export type Units = "metric" | "imperial";

export interface Preferences {
  version: number;
  memory_enabled: boolean;
  ui_preferences: { measurement_units: Units | null } & Record<string, unknown>;
}

export interface Imported {
  rows: number;
  stored: number;
  skipped: number;
  failed: number;
  reasons: { line: number; reason: string }[];
}

/** What a file of another app leaves open, as the user said it. */
export interface SaidOfFile {
  unit?: "kg" | "lb";
  dates?: "day-first" | "month-first";
}
