/** A card beside a reply. It shows rows that were committed; a kind this app does not know shows its title alone. */

import type { ReactNode } from "react";
import type { Card, PersonalRecord, Workout } from "../api/types.ts";
import { dayName, today } from "../format/days.ts";
import { recordExercise, recordName, recordValue } from "../format/records.ts";
import { useTimezone } from "../shell/timezone.ts";
import { follow } from "../shell/router.ts";
import { Isolated } from "../chat/Isolated.tsx";
import { Proposal } from "./Proposal.tsx";
import { WorkoutBody } from "./WorkoutBody.tsx";

interface CardViewProps {
  card: Card;
  userText?: string | undefined;
  /** Whether its turn is still under way. */
  isLive?: boolean;
  /** Says something for the user; missing where nobody waits for it any more. */
  onAnswer?: ((text: string) => void) | undefined;
}

export function CardView({ card, userText, isLive = false, onAnswer }: CardViewProps) {
  const data = card.data ?? {};
  switch (card.kind) {
    case "workout":
    case "correction":
      return isWorkout(data["workout"]) ? (
        <WorkoutCard workout={data["workout"]} message={textOf(data["text"]) ?? userText} isCorrection={card.kind === "correction"} />
      ) : (
        <Frame title={card.title} />
      );
    case "record":
      return (
        <Frame title={card.title || "New record"} tone="record">
          <RecordLines records={listOf<PersonalRecord>(data["records"])} />
        </Frame>
      );
    case "memory":
      return (
        <Frame title={card.title || "Remembered"} tone="memory">
          <p className="card-text" dir="auto">
            {textOf(data["text"])}
          </p>
        </Frame>
      );
    case "proposal":
      return (
        <Frame title={card.title} tone="memory">
          <Proposal id={textOf(data["proposal_id"]) ?? ""} lines={listOf<string>(data["lines"])} isLive={isLive} />
        </Frame>
      );
    case "question":
      return (
        <Frame title={card.title}>
          {onAnswer && <Answers answers={listOf<string>(data["answers"])} onAnswer={onAnswer} />}
        </Frame>
      );
    case "table":
      return (
        <Frame title={card.title}>
          <Table columns={listOf<unknown>(data["columns"])} rows={listOf<unknown>(data["rows"])} />
        </Frame>
      );
    default:
      return (
        <Frame title={card.title}>{textOf(data["text"]) && <p className="card-text">{textOf(data["text"])}</p>}</Frame>
      );
  }
}

function Frame({ title, eyebrow, tone, children }: { title: string; eyebrow?: string; tone?: string; children?: ReactNode }) {
  return (
    <section className={tone ? `card card-${tone}` : "card"} aria-label={title}>
      <header className="card-head">
        <h3>{title}</h3>
        {eyebrow && <span className="eyebrow">{eyebrow}</span>}
      </header>
      {children}
    </section>
  );
}

interface WorkoutCardProps {
  workout: Workout;
  message: string | undefined;
  isCorrection: boolean;
}

/** Its heading is made here, from the date: a stored "today" would be wrong tomorrow. */
function WorkoutCard({ workout, message, isCorrection }: WorkoutCardProps) {
  const verb = workout.deleted ? "Removed" : isCorrection ? "Changed" : "Logged";
  const tone = workout.deleted ? "removed" : isCorrection ? "correction" : "workout";
  const day = dayName(workout.date, today(useTimezone()));
  const open = !workout.deleted && (
    <a className="text-button" href={`/workouts/${workout.date}/${workout.workout_id}`} onClick={follow}>
      Open
    </a>
  );
  return (
    <Frame title={workout.name ? `${verb}: ${workout.name}` : verb} eyebrow={day} tone={tone}>
      <WorkoutBody workout={workout} message={message} footer={open} />
    </Frame>
  );
}

function RecordLines({ records }: { records: PersonalRecord[] }) {
  return (
    <ul className="record-lines">
      {records.map((record, index) => (
        <li key={index}>
          <span>
            {recordExercise(record)} <small>{recordName(record.record_type)}</small>
          </span>
          <strong>{recordValue(record)}</strong>
        </li>
      ))}
    </ul>
  );
}

function Answers({ answers, onAnswer }: { answers: string[]; onAnswer: (text: string) => void }) {
  if (answers.length === 0) return null;
  return (
    <p className="ways answers">
      {answers.map((answer) => (
        <button key={answer} type="button" className="chip" onClick={() => onAnswer(answer)}>
          {answer}
        </button>
      ))}
    </p>
  );
}

function Table({ columns, rows }: { columns: unknown[]; rows: unknown[] }) {
  const cells = (row: unknown): unknown[] => (Array.isArray(row) ? row : columns.map((column) => (row as Record<string, unknown>)?.[String(column)]));
  return (
    <div className="table-box" tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {show(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {cells(row).map((cell, position) => (
                <td key={position}>
                  <Isolated text={show(cell)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function show(value: unknown): string {
  if (value === null || value === undefined) return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isWorkout(value: unknown): value is Workout {
  return typeof value === "object" && value !== null && Array.isArray((value as Workout).exercises) && Array.isArray((value as Workout).metcons);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function listOf<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}
