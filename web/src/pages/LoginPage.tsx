/** For who is not known yet: says where the login link is, and takes a code by hand. */

import { type FormEvent, useEffect, useId, useState } from "react";

interface LoginPageProps {
  problem: string | null;
  onCode: (code: string) => Promise<void>;
}

export function LoginPage({ problem, onCode }: LoginPageProps) {
  const [text, setText] = useState("");
  const [isBusy, setBusy] = useState(false);
  const fieldId = useId();
  const problemId = useId();
  useEffect(() => {
    document.title = "Log in · Spotter";
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = codeIn(text);
    if (code === "") return;
    setBusy(true);
    void onCode(code).finally(() => setBusy(false));
  };
  return (
    <main className="login">
      <img src="/icon.svg" alt="" width="56" height="56" />
      <h1>Spotter</h1>
      <p className="lead">Open the login link that the service printed in your terminal.</p>
      <p>
        A link works once, for ten minutes. Start <code>spotter serve</code> again for a new one, or paste the link or its code here.
      </p>
      <form onSubmit={submit}>
        <label htmlFor={fieldId}>Login code</label>
        <div className="field">
          <input
            id={fieldId}
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="one-time-code"
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={problem !== null}
            aria-describedby={problem ? problemId : undefined}
          />
          <button type="submit" className="button" disabled={isBusy || text.trim() === ""}>
            Log in
          </button>
        </div>
        {problem && (
          <p id={problemId} className="field-problem" role="alert">
            {problem}
          </p>
        )}
      </form>
    </main>
  );
}

/** People paste the whole link as often as the code. */
function codeIn(text: string): string {
  return /[#&?]code=([^&\s]+)/.exec(text)?.[1] ?? text.trim();
}
