/** A workout as it is stored: exercises with their sets, metcons with their score, and on a tap the words behind a line. */

import { type ReactNode, useId, useState } from "react";
import type { Exercise, Metcon, Span, Workout } from "../api/types.ts";
import { words } from "../format/measures.ts";
import { distinct, groupLine, groups, metconName, movementLine, origins, score } from "../format/sets.ts";
import { QuoteIcon } from "../shell/icons.tsx";
import { FromYourWords } from "./FromYourWords.tsx";

interface Chosen {
  line: string;
  spans: Span[];
  notes: string[];
}

interface LinesProps {
  chosen: string | null;
  panelId: string;
  onChoose: (chosen: Chosen) => void;
}

interface WorkoutBodyProps {
  workout: Workout;
  /** The message the workout came from, when it is at hand. */
  message?: string | undefined;
  footer?: ReactNode;
}

export function WorkoutBody({ workout, message, footer }: WorkoutBodyProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const spans = allSpans(workout);
  const onChoose = (next: Chosen) => {
    const isSame = isOpen && chosen?.line === next.line;
    setChosen(isSame ? null : next);
    setOpen(!isSame);
  };
  const toggle = () => {
    setChosen(null);
    setOpen((open) => !open);
  };
  const lines = { chosen: isOpen ? (chosen?.line ?? null) : null, panelId, onChoose };
  return (
    <>
      <div className="exercises">
        {workout.metcons.map((metcon, index) => (
          <MetconLines key={`m${index}`} metcon={metcon} line={`m${index}`} {...lines} />
        ))}
        {workout.exercises.map((exercise, index) => (
          <ExerciseLines key={`e${index}`} exercise={exercise} line={`e${index}`} {...lines} />
        ))}
        <Remarks workout={workout} />
      </div>
      {(spans.length > 0 || footer) && (
        <div className="card-foot">
          {spans.length > 0 && (
            <button type="button" className="text-button" aria-expanded={isOpen} aria-controls={panelId} onClick={toggle}>
              <QuoteIcon /> From your words
            </button>
          )}
          {footer}
        </div>
      )}
      <div id={panelId} className="words-panel" hidden={!isOpen}>
        {isOpen && <FromYourWords message={message} spans={spans} active={chosen?.spans ?? []} />}
        {isOpen && chosen && chosen.notes.length > 0 && <p className="origins">{chosen.notes.join(" · ")}</p>}
      </div>
    </>
  );
}

function ExerciseLines({ exercise, line, chosen, panelId, onChoose }: LinesProps & { exercise: Exercise; line: string }) {
  return (
    <div className="exercise">
      <h4>{exerciseName(exercise)}</h4>
      <ul>
        {groups(exercise.sets).map((group, index) => {
          const id = `${line}.${index}`;
          const choose = () => onChoose({ line: id, spans: group.source, notes: origins(group.set) });
          return (
            <li key={id}>
              <button type="button" className="set" aria-expanded={chosen === id} aria-controls={panelId} onClick={choose}>
                {groupLine(group)}
                <span className="visually-hidden">, show the words</span>
              </button>
            </li>
          );
        })}
      </ul>
      {exercise.notes && <p className="remark">{exercise.notes}</p>}
    </div>
  );
}

function MetconLines({ metcon, line, chosen, panelId, onChoose }: LinesProps & { metcon: Metcon; line: string }) {
  const choose = () => onChoose({ line, spans: distinct(metcon.source), notes: [] });
  return (
    <div className="exercise">
      <h4>{metconName(metcon)}</h4>
      <button type="button" className="set" aria-expanded={chosen === line} aria-controls={panelId} onClick={choose}>
        {score(metcon) || "No score"}
        <span className="visually-hidden">, show the words</span>
      </button>
      {metcon.movements.length > 0 && <p className="remark">{metcon.movements.map(movementLine).join(", ")}</p>}
    </div>
  );
}

function Remarks({ workout }: { workout: Workout }) {
  const concerns = workout.concerns.map((concern) => [words(concern.kind), concern.body_part].filter(Boolean).join(": "));
  if (concerns.length === 0 && !workout.notes) return null;
  return (
    <div className="exercise">
      {concerns.map((concern) => (
        <p key={concern} className="remark remark-concern">
          {concern}
        </p>
      ))}
      {workout.notes && <p className="remark">{workout.notes}</p>}
    </div>
  );
}

export function exerciseName(exercise: Exercise): string {
  return words(isKnown(exercise) ? exercise.exercise_id : exercise.name_as_written);
}

/** An exercise that is not in the catalogue keeps the name its user gave it. */
function isKnown(exercise: Exercise): boolean {
  return exercise.exercise_id !== "" && !exercise.exercise_id.startsWith("custom_");
}

function allSpans(workout: Workout): Span[] {
  return distinct([
    ...workout.exercises.flatMap((exercise) => exercise.sets.flatMap((set) => set.source)),
    ...workout.metcons.flatMap((metcon) => metcon.source),
    ...workout.concerns.flatMap((concern) => concern.source),
    ...workout.achievements.flatMap((achievement) => achievement.source),
    ...(workout.date_source ? [workout.date_source] : []),
  ]);
}
