/** What Spotter knows and keeps about the user, and the ways in and out of it. */

import { preferences } from "../api/spotter.ts";
import { Loading, Trouble } from "../shell/Notice.tsx";
import { useResource } from "../shell/resource.ts";
import { Screen } from "../shell/Screen.tsx";
import { BringIn } from "../you/BringIn.tsx";
import { Leave } from "../you/Leave.tsx";
import { Memories } from "../you/Memories.tsx";
import { Settings } from "../you/Settings.tsx";
import { TakeOut } from "../you/TakeOut.tsx";

export function YouPage() {
  const found = useResource("preferences", preferences);
  return (
    <Screen title="You">
      {found.error && <Trouble message={found.error} onRetry={found.reload} />}
      {!found.value && !found.error && <Loading label="Loading your settings" />}
      <Memories />
      {found.value && <Settings key={found.value.version} seen={found.value} onStale={found.reload} />}
      <BringIn />
      <TakeOut />
      <Leave />
    </Screen>
  );
}
