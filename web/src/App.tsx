/** The whole app: who is here, do they have a coach yet, and which page they look at. */

import { useCallback, useEffect, useState } from "react";
import { explanation, Problem, session } from "./api/http.ts";
import { coaches, logIn, openProfile } from "./api/spotter.ts";
import { ChangeCoachPage } from "./pages/ChangeCoachPage.tsx";
import { ChatPage } from "./pages/ChatPage.tsx";
import { CoachPage } from "./pages/CoachPage.tsx";
import { LoginPage } from "./pages/LoginPage.tsx";
import { NewCoachPage } from "./pages/NewCoachPage.tsx";
import { OnboardingPage } from "./pages/OnboardingPage.tsx";
import { RecordsPage } from "./pages/RecordsPage.tsx";
import { VersionsPage } from "./pages/VersionsPage.tsx";
import { WorkoutPage } from "./pages/WorkoutPage.tsx";
import { WorkoutsPage } from "./pages/WorkoutsPage.tsx";
import { YouPage } from "./pages/YouPage.tsx";
import { Trouble } from "./shell/Notice.tsx";
import { forgetEverything } from "./shell/resource.ts";
import { go, usePath } from "./shell/router.ts";
import { TabBar } from "./shell/TabBar.tsx";
import { Timezone } from "./shell/timezone.ts";

type Stage =
  | { name: "opening" }
  | { name: "unreachable"; message: string }
  | { name: "signed-out"; problem: string | null }
  | { name: "no-coach"; timezone: string | null }
  | { name: "ready"; timezone: string | null; coachId: string };

export function App() {
  const [stage, setStage] = useState<Stage>({ name: "opening" });
  const enter = useCallback(async () => setStage(await opened()), []);
  useEffect(() => {
    const onSignedOut = () => {
      forgetEverything();
      setStage({ name: "signed-out", problem: null });
    };
    const onLink = () => {
      if (codeInAddress()) void enter();
    };
    session.addEventListener("signed-out", onSignedOut);
    window.addEventListener("hashchange", onLink);
    void enter();
    return () => {
      session.removeEventListener("signed-out", onSignedOut);
      window.removeEventListener("hashchange", onLink);
    };
  }, [enter]);

  switch (stage.name) {
    case "opening":
      return (
        <main className="opening-app" role="status">
          Opening Spotter…
        </main>
      );
    case "unreachable":
      return (
        <main>
          <Trouble message={stage.message} onRetry={() => void enter()} />
        </main>
      );
    case "signed-out":
      return <LoginPage problem={stage.problem} onCode={async (code) => setStage(await opened(code))} />;
    case "no-coach":
      return (
        <OnboardingPage
          onReady={(coachId) => {
            go("/");
            setStage({ name: "ready", timezone: stage.timezone, coachId });
          }}
        />
      );
    case "ready":
      return (
        <Timezone value={stage.timezone}>
          <Places
            coachId={stage.coachId}
            onCoach={(coachId) => {
              go("/");
              setStage({ ...stage, coachId });
            }}
            onCoachGone={() => void enter()}
          />
        </Timezone>
      );
  }
}

interface PlacesProps {
  coachId: string;
  onCoach: (coachId: string) => void;
  onCoachGone: () => void;
}

const COACH_PLACES = ["change", "versions", "new"];

/** The chat stays alive behind the other pages: a reply goes on being written while the user looks something up. */
function Places({ coachId, onCoach, onCoachGone }: PlacesProps) {
  const path = usePath();
  const [, place, day, workoutId] = path.split("/");
  const isChat = !["workouts", "records", "coach", "you"].includes(place ?? "");
  return (
    <div className="app">
      <main className="place">
        <div className="layer" hidden={!isChat}>
          <ChatPage key={coachId} coachId={coachId} isShown={isChat} />
        </div>
        {place === "workouts" && !workoutId && <WorkoutsPage />}
        {place === "workouts" && day && workoutId && <WorkoutPage key={`${day}/${workoutId}`} day={day} workoutId={decodeURIComponent(workoutId)} />}
        {place === "records" && <RecordsPage />}
        {place === "coach" && !COACH_PLACES.includes(day ?? "") && (
          <CoachPage key={coachId} coachId={coachId} onChosen={onCoach} onDeleted={onCoachGone} />
        )}
        {place === "coach" && day === "change" && <ChangeCoachPage coachId={coachId} />}
        {place === "coach" && day === "versions" && <VersionsPage coachId={coachId} />}
        {place === "coach" && day === "new" && <NewCoachPage onReady={onCoach} />}
        {place === "you" && <YouPage />}
      </main>
      <TabBar path={isChat ? "/" : path} />
    </div>
  );
}

/** Logs in when there is a code to log in with, then finds out where to begin. */
async function opened(pasted?: string): Promise<Stage> {
  const code = pasted ?? codeInAddress();
  // A code works once and must not stay in the history.
  if (codeInAddress()) history.replaceState(null, "", location.pathname);
  let refused: string | null = null;
  try {
    if (code) {
      refused = await logIn(code).then(
        () => null,
        (error: unknown) => {
          if (error instanceof Problem) return error.message;
          throw error;
        },
      );
    }
    // One after the other: two refusals would each say that nobody is logged in, the later one without the reason.
    const { timezone } = await openProfile();
    const mine = await coaches();
    const chosen = mine.find((coach) => coach.is_primary) ?? mine.find((coach) => coach.is_active) ?? mine[0];
    return chosen ? { name: "ready", timezone, coachId: chosen.coach_id } : { name: "no-coach", timezone };
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return { name: "signed-out", problem: refused };
    return { name: "unreachable", message: explanation(error) };
  }
}

function codeInAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get("code");
}
