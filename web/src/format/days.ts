/** Calendar days as people say them. A day is text like 2026-11-20 and has no timezone of its own. */

/** Today where the user trains. */
export function today(timezone: string | null, now: Date = new Date()): string {
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "2-digit", day: "2-digit" };
  if (timezone) options.timeZone = timezone;
  return new Intl.DateTimeFormat("en-CA", options).format(now);
}

/** "Today", "Yesterday", "Friday 13 November", with the year once it is another one. */
export function dayName(day: string, today: string): string {
  const age = daysBetween(day, today);
  if (Number.isNaN(age)) return day;
  if (age === 0) return "Today";
  if (age === 1) return "Yesterday";
  const options: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  if (day.slice(0, 4) !== today.slice(0, 4)) options.year = "numeric";
  // Browsers disagree about a comma after the weekday.
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(`${day}T00:00:00Z`)).replaceAll(",", "");
}

/** "Today", "13 Nov", and "13 Nov 2025" once it is another year. */
export function shortDay(day: string, today: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  if (day.slice(0, 10) === today) return "Today";
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
  if (day.slice(0, 4) !== today.slice(0, 4)) options.year = "numeric";
  return new Intl.DateTimeFormat("en-GB", options).format(date);
}

function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000);
}
