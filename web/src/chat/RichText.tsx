/** Words of a coach or a user, as text: paragraphs, line breaks, lists and bold, built as elements. Markup in them stays text. */

import { Fragment, type ReactNode } from "react";
import { Isolated } from "./Isolated.tsx";

const BULLET = /^\s*[-*•]\s+/;

export function RichText({ text }: { text: string }) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== "");
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={index} lines={block.split("\n")} />
      ))}
    </>
  );
}

/** Lines of one kind stand together: a list may follow its introduction without an empty line, and be followed by more words. */
function Block({ lines }: { lines: string[] }) {
  const runs: { isList: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const isList = BULLET.test(line);
    const last = runs.at(-1);
    if (last?.isList === isList) last.lines.push(line);
    else runs.push({ isList, lines: [line] });
  }
  return <>{runs.map((run, index) => (run.isList ? <List key={index} lines={run.lines} /> : <Paragraph key={index} lines={run.lines} />))}</>;
}

function List({ lines }: { lines: string[] }) {
  return (
    <ul>
      {lines.map((line, index) => (
        <li key={index} dir="auto">{bold(line.replace(BULLET, ""))}</li>
      ))}
    </ul>
  );
}

function Paragraph({ lines }: { lines: string[] }) {
  return (
    <p dir="auto">
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {bold(line)}
        </Fragment>
      ))}
    </p>
  );
}

function bold(line: string): ReactNode[] {
  return line.split(/\*\*(\S(?:[^*]*\S)?)\*\*/).map((part, index) => {
    const words = <Isolated key={index} text={part} />;
    return index % 2 === 1 ? <strong key={index}>{words}</strong> : words;
  });
}
