/** Where the user trains: decides which day is today. */

import { createContext, useContext } from "react";

export const Timezone = createContext<string | null>(null);

export function useTimezone(): string | null {
  return useContext(Timezone);
}
