/** Everything that is stored, as a file. */

import { useState } from "react";
import { explanation } from "../api/http.ts";
import { exportEverything } from "../api/spotter.ts";
import { Trouble } from "../shell/Notice.tsx";

export function TakeOut() {
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = () => {
    setWorking(true);
    setProblem(null);
    exportEverything()
      .then(download, (error: unknown) => setProblem(explanation(error)))
      .finally(() => setWorking(false));
  };
  return (
    <section className="card" aria-label="Take your data out">
      <header className="card-head">
        <h2>Take your data out</h2>
      </header>
      <p className="card-text">Everything that is stored about you, as one file.</p>
      {problem && <Trouble message={problem} />}
      <button type="button" className="button button-quiet button-small" onClick={take} disabled={isWorking}>
        {isWorking ? "Collecting…" : "Download"}
      </button>
    </section>
  );
}

function download({ name, file }: { name: string; file: Blob }): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
