/** Numbers as people read them. */

const METRES_PER_MILE = 1609.344;

const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 2, useGrouping: false });
const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/** A number without noise: 225, 8.5, 102.06. */
export function number(value: number): string {
  return plain.format(value);
}

/** The same with thousands set apart: 12,480. */
export function bigNumber(value: number): string {
  return grouped.format(value);
}

/** Seconds as a clock: 45 s, 4:32, 1:24:10. */
export function clock(seconds: number): string {
  if (seconds < 60) return `${number(seconds)} s`;
  const whole = Math.floor(seconds);
  const rest = `${String(whole % 60).padStart(2, "0")}${fraction(seconds)}`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}

function fraction(seconds: number): string {
  const part = Math.round((seconds - Math.floor(seconds)) * 100) / 100;
  return part > 0 && part < 1 ? String(part).slice(1) : "";
}

/** Metres as said: whole miles stay miles, from a kilometre on it is kilometres. */
export function distance(metres: number): string {
  const miles = metres / METRES_PER_MILE;
  if (Math.abs(miles * 2 - Math.round(miles * 2)) < 0.002 && miles >= 0.5) return `${number(Math.round(miles * 2) / 2)} mi`;
  return metres >= 1000 ? `${number(metres / 1000)} km` : `${number(metres)} m`;
}

/** An identifier in words: `back_squat` is "Back squat". */
export function words(identifier: string): string {
  const text = identifier.replace(/^custom_/, "").replaceAll("_", " ").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
