/** How the coach came to be what it is: every version with what it changed, and the way back to it. */

import { useEffect, useRef, useState } from "react";
import { explanation } from "../api/http.ts";
import { coachVersions, restoreVersion } from "../api/spotter.ts";
import type { CoachVersion } from "../api/types.ts";
import { coachChanges } from "../format/changes.ts";
import { coachView } from "../format/coach.ts";
import { shortDay, today } from "../format/days.ts";
import { BackIcon } from "../shell/icons.tsx";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { refresh, useResource } from "../shell/resource.ts";
import { follow } from "../shell/router.ts";
import { Screen } from "../shell/Screen.tsx";
import { useTimezone } from "../shell/timezone.ts";
import { Changes } from "./Changes.tsx";

export function VersionsPage({ coachId }: { coachId: string }) {
  const found = useResource(`versions:${coachId}`, (signal) => coachVersions(coachId, signal));
  const versions = found.value ?? [];
  const [newest] = versions;
  const back = (
    <a className="icon-button" href="/coach" onClick={follow} aria-label="Back to the coach">
      <BackIcon />
    </a>
  );
  const [restored, setRestored] = useState<number | null>(null);
  const onRestored = (version: number) => {
    setRestored(version);
    refresh(`coach:${coachId}`);
    found.reload();
  };
  return (
    <Screen title="Versions" before={back}>
      {found.error && <Trouble message={found.error} onRetry={found.reload} />}
      {!found.value && !found.error && <Loading label="Loading the versions" />}
      {restored !== null && <Restored key={newest?.version} version={restored} />}
      {newest &&
        versions.map((version, index) => (
          <VersionCard
            key={version.version}
            coachId={coachId}
            version={version}
            earlier={versions[index + 1]}
            newest={newest}
            onRestored={onRestored}
          />
        ))}
    </Screen>
  );
}

/** The newest version stands at the top: that is where the look goes after a way back further down. */
function Restored({ version }: { version: number }) {
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    ref.current?.scrollIntoView({ block: "end" });
  }, []);
  return (
    <p ref={ref} className="restored" role="status">
      Your coach is as in version {version} again.
    </p>
  );
}

interface VersionCardProps {
  coachId: string;
  version: CoachVersion;
  earlier: CoachVersion | undefined;
  newest: CoachVersion;
  onRestored: (version: number) => void;
}

function VersionCard({ coachId, version, earlier, newest, onRestored }: VersionCardProps) {
  const title = `Version ${version.version}`;
  const day = shortDay(version.created_at ?? "", today(useTimezone()));
  const changed = earlier ? differences(earlier, version) : [];
  return (
    <section className="card" aria-label={title}>
      <header className="card-head">
        <h2>{version === newest ? `${title}, as it is now` : title}</h2>
        <span className="eyebrow">{day}</span>
      </header>
      <p className="card-text muted">{reason(version.reason)}</p>
      {changed.length > 0 && (
        <details className="version-changes">
          <summary>What it changed: {changed.length}</summary>
          <Changes changes={changed} />
        </details>
      )}
      {version !== newest && <WayBack coachId={coachId} version={version} newest={newest} onRestored={onRestored} />}
    </section>
  );
}

/** The comparison with the coach as it is now comes first: nobody should go back without seeing to what. */
function WayBack({ coachId, version, newest, onRestored }: Omit<VersionCardProps, "earlier">) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const changes = differences(newest, version);
  const restore = () => {
    setBusy(true);
    setProblem(null);
    restoreVersion(coachId, version.version)
      .then(() => onRestored(version.version), (error: unknown) => setProblem(explanation(error)))
      .finally(() => {
        setBusy(false);
        setAsking(false);
      });
  };
  if (!isAsking) {
    return (
      <>
        {problem && <Trouble message={problem} />}
        <button type="button" className="button button-quiet button-small" onClick={() => setAsking(true)}>
          Compare with now
        </button>
      </>
    );
  }
  return (
    <div className="compared" role="group" aria-label={`Version ${version.version} beside the coach as it is now`}>
      {changes.length > 0 ? <Changes changes={changes} other="Now" /> : <p className="muted">Nothing that shows: it is the same coach.</p>}
      <p className="ways">
        {changes.length > 0 && (
          <button type="button" className="button button-small" disabled={isBusy} onClick={restore}>
            Go back to this
          </button>
        )}
        <button type="button" className="button button-quiet button-small" disabled={isBusy} onClick={() => setAsking(false)}>
          Close
        </button>
      </p>
    </div>
  );
}

function differences(before: CoachVersion, after: CoachVersion) {
  return coachChanges(coachView(before.config), coachView(after.config));
}

function reason(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
