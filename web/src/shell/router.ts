/** The address bar as state: a handful of paths, no library. */

import { type MouseEvent, useSyncExternalStore } from "react";

const MOVED = "spotter:moved";

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

export function go(path: string, how: { replace?: boolean } = {}): void {
  if (how.replace) history.replaceState(null, "", path);
  else if (path !== location.pathname) history.pushState(null, "", path);
  window.dispatchEvent(new Event(MOVED));
}

/** For real links: a plain click moves within the app, anything else is left to the browser. */
export function follow(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(event.currentTarget.pathname);
}

function subscribe(notice: () => void): () => void {
  window.addEventListener("popstate", notice);
  window.addEventListener(MOVED, notice);
  return () => {
    window.removeEventListener("popstate", notice);
    window.removeEventListener(MOVED, notice);
  };
}
