/** Words of a coach or a user, as text: paragraphs, line breaks, lists and bold, built as elements. Markup in them stays text. */

import { Fragment, type ReactNode } from "react";

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

function Block({ lines }: { lines: string[] }) {
  const firstBullet = lines.findIndex((line) => BULLET.test(line));
  const isList = firstBullet >= 0 && lines.slice(firstBullet).every((line) => BULLET.test(line));
  if (!isList) return <Paragraph lines={lines} />;
  return (
    <>
      {firstBullet > 0 && <Paragraph lines={lines.slice(0, firstBullet)} />}
      <ul>
        {lines.slice(firstBullet).map((line, index) => (
          <li key={index}>{bold(line.replace(BULLET, ""))}</li>
        ))}
      </ul>
    </>
  );
}

function Paragraph({ lines }: { lines: string[] }) {
  return (
    <p>
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
  return line.split(/\*\*(\S(?:[^*]*\S)?)\*\*/).map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part));
}
