/** Where a conversation is scrolled to. */

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { LiveThread } from "./useThread.ts";

const NEAR_END_PX = 120;
const AT_END_PX = 8;
/** Further away than this, a smooth way back would take too long. */
const FAR_SCREENS = 4;

/** Stays at the end while the user is there, stays where the user scrolls up to, and stays put while older turns appear above. */
export function useScroll({ thread }: LiveThread) {
  const box = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const lastTop = useRef(0);
  const before = useRef({ height: 0, oldest: 0 });
  const [isAway, setAway] = useState(false);

  const onScroll = useCallback(() => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    const toGo = scrollHeight - scrollTop - clientHeight;
    const goesUp = scrollTop < lastTop.current && toGo > AT_END_PX;
    lastTop.current = scrollTop;
    follows.current = toGo < NEAR_END_PX && !goesUp;
    setAway(toGo >= NEAR_END_PX);
  }, []);
  const toEnd = useCallback(() => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    const isFar = scrollHeight - scrollTop > FAR_SCREENS * clientHeight;
    end.current?.scrollIntoView({ behavior: isFar ? "instant" : "smooth", block: "end" });
  }, []);

  const isNew = thread.current?.progress === "sending";
  useLayoutEffect(() => {
    if (isNew) follows.current = true;
  }, [isNew]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const oldest = thread.settled[0]?.turn ?? 0;
    const grewAbove = before.current.oldest > oldest && oldest > 0;
    if (grewAbove) element.scrollTop += element.scrollHeight - before.current.height;
    else if (follows.current) element.scrollTop = element.scrollHeight;
    before.current = { height: element.scrollHeight, oldest };
  }, [thread]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      if (follows.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, end, isAway, toEnd, onScroll };
}
