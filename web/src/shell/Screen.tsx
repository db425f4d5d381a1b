/** A page of the app: a heading that takes the focus when the page opens, and its content. */

import { type ReactNode, useEffect, useRef } from "react";

interface ScreenProps {
  title: string;
  heading?: ReactNode;
  before?: ReactNode;
  children: ReactNode;
}

export function Screen({ title, heading, before, children }: ScreenProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Spotter`;
    ref.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className="screen">
      <header className="bar">
        {before}
        <h1 ref={ref} tabIndex={-1}>
          {heading ?? title}
        </h1>
      </header>
      <div className="scroll">
        <div className="column">{children}</div>
      </div>
    </div>
  );
}
