/** Calls to the service on our own origin. What goes wrong arrives as a `Problem` or as `Unreachable`. */

/** The service understood the call and says why it can't be done, in words for a person. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds: number | null = null,
    /** Where the thing is now, when it is no longer here. */
    readonly movedTo: string | null = null,
  ) {
    super(message);
  }
}

const CUT_OFF = "Spotter can’t be reached right now. Check that the service is running, then try again.";
const OFFLINE = "You are offline. Try again when you are back.";
const GONE = "This is not there any more.";

/** No answer at all: no network, or no service. */
export class Unreachable extends Error {
  constructor() {
    super(navigator.onLine ? CUT_OFF : OFFLINE);
  }
}

export interface Answer<T> {
  data: T;
  etag: string | null;
}

interface Options {
  body?: unknown;
  /** A body that goes as it is. */
  file?: Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/** Fires `signed-out` whenever the service no longer knows us. */
export const session = new EventTarget();

export async function request(method: string, path: string, options: Options = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", ...options.headers };
  if (options.body !== undefined) headers["Content-Type"] = "application/json";
  const init: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store" };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  else if (options.file) init.body = options.file;
  if (options.signal) init.signal = options.signal;
  const response = await fetch(`/v1${path}`, init).catch((error: unknown) => {
    throw isAbort(error) ? error : new Unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function call<T>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  const response = await request(method, path, options);
  const text = await response.text().catch(() => {
    throw new Unreachable();
  });
  return { data: (text === "" ? undefined : JSON.parse(text)) as T, etag: response.headers.get("etag") };
}

/** Whether the service is there at all. */
export async function isReachable(): Promise<boolean> {
  return fetch("/healthz", { cache: "no-store" }).then(
    (response) => response.ok,
    () => false,
  );
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** What to tell the person about any error. */
export function explanation(error: unknown): string {
  // The service's own words for it are for those who write clients.
  if (error instanceof Problem && error.status === 404) return GONE;
  if (error instanceof Problem || error instanceof Unreachable) return error.message;
  return "Something unexpected happened in the app. Reload the page to go on.";
}

/** A problem as the service words it, whatever is missing from it. */
export function problem(body: unknown, status: number, retryAfter: string | null = null): Problem {
  const given = (typeof body === "object" && body !== null ? body : {}) as {
    code?: string;
    detail?: string;
    title?: string;
    moved_to?: string;
  };
  const message = given.detail ?? given.title ?? `The service answered with an error (${status}). Try again in a moment.`;
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  return new Problem(status, given.code ?? "error", message, Number.isFinite(seconds) ? seconds : null, given.moved_to ?? null);
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const found = problem(body, response.status, response.headers.get("retry-after"));
  if (found.status === 401 && !response.url.endsWith("/v1/login")) session.dispatchEvent(new Event("signed-out"));
  return found;
}
