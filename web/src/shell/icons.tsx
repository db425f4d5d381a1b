/** The few drawings of the app; the words beside them say what they mean. */

import type { ReactNode } from "react";

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const ChatIcon = () => (
  <Icon>
    <path d="M20 11.500a7.500 7.500 0 0 1-11 6.640L4.500 19.500l1.360-4.200A7.500 7.500 0 1 1 20 11.500Z" />
  </Icon>
);

export const WorkoutsIcon = () => (
  <Icon>
    <path d="M8 12h8M8 7.500v9M16 7.500v9M4.500 10v4M19.500 10v4" />
  </Icon>
);

export const RecordsIcon = () => (
  <Icon>
    <path d="M8 4.500h8v5a4 4 0 0 1-8 0v-5ZM8 6H5v1.500a3 3 0 0 0 3 3M16 6h3v1.500a3 3 0 0 1-3 3M12 13.500v3M8.500 19.500h7M10 19.500l.5-3h3l.5 3" />
  </Icon>
);

export const CoachIcon = () => (
  <Icon>
    <circle cx="12" cy="8.500" r="3.500" />
    <path d="M5.500 19.500a6.500 6.500 0 0 1 13 0" />
  </Icon>
);

export const YouIcon = () => (
  <Icon>
    <path d="M5 8h7M16 8h3M5 16h3M12 16h7" />
    <circle cx="14" cy="8" r="2" />
    <circle cx="10" cy="16" r="2" />
  </Icon>
);

export const SendIcon = () => (
  <Icon>
    <path d="M12 19V5M6 11l6-6 6 6" />
  </Icon>
);

export const ConversationsIcon = () => (
  <Icon>
    <path d="M5 7.500h14M5 12h14M5 16.500h9" />
  </Icon>
);

export const BackIcon = () => (
  <Icon>
    <path d="M14.500 5.500 8 12l6.500 6.500" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M12 5v14M6 13l6 6 6-6" />
  </Icon>
);

export const QuoteIcon = () => (
  <Icon>
    <path d="M9.500 7.500H6a1 1 0 0 0-1 1v3.500h4V14a3 3 0 0 1-2.500 3M18.500 7.500H15a1 1 0 0 0-1 1v3.500h4V14a3 3 0 0 1-2.500 3" />
  </Icon>
);
