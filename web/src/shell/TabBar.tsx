/** The places of the app. At the bottom of a phone, at the side of a desk. */

import { ChatIcon, CoachIcon, RecordsIcon, WorkoutsIcon, YouIcon } from "./icons.tsx";
import { follow } from "./router.ts";

const PLACES = [
  { path: "/", name: "Chat", Icon: ChatIcon },
  { path: "/workouts", name: "Workouts", Icon: WorkoutsIcon },
  { path: "/records", name: "Records", Icon: RecordsIcon },
  { path: "/coach", name: "Coach", Icon: CoachIcon },
  { path: "/you", name: "You", Icon: YouIcon },
];

export function TabBar({ path }: { path: string }) {
  return (
    <nav className="tabs" aria-label="Main">
      <span className="wordmark" aria-hidden="true">
        Spotter
      </span>
      {PLACES.map(({ path: place, name, Icon }) => (
        <a key={place} href={place} onClick={follow} className="tab" aria-current={isAt(path, place) ? "page" : undefined}>
          <Icon />
          <span>{name}</span>
        </a>
      ))}
    </nav>
  );
}

function isAt(path: string, place: string): boolean {
  return place === "/" ? path === "/" : path === place || path.startsWith(`${place}/`);
}
