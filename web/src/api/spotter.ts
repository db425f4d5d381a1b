/** Every call the app makes, named by what it is for. */

import { call, request } from "./http.ts";
import { newKey } from "./keys.ts";
import type {
  Coach,
  CoachVersion,
  Conversation,
  CreatorSession,
  Imported,
  Memory,
  Page,
  PersonalRecord,
  Preferences,
  Profile,
  ProposedChange,
  SaidOfFile,
  StoredTurn,
  Workout,
} from "./types.ts";

type Signal = AbortSignal | undefined;

const id = encodeURIComponent;

function paged(path: string, cursor: string | null): string {
  return cursor === null ? path : `${path}?cursor=${id(cursor)}`;
}

function ifVersion(version: number): Record<string, string> {
  return { "If-Match": `"${version}"` };
}

export async function logIn(code: string): Promise<void> {
  await call("POST", "/login", { body: { code } });
}

export async function logOut(): Promise<void> {
  await call("POST", "/logout");
}

/** Erases everything of this user for good. */
export async function eraseAccount(): Promise<void> {
  await call("DELETE", "/account");
}

/** The profile; the first time with the timezone of this browser, so that "this evening" is the right day. */
export async function openProfile(): Promise<Profile> {
  const { data, etag } = await call<Profile>("GET", "/profile");
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (data.timezone || !timezone) return data;
  const headers = etag === null ? {} : { "If-Match": etag };
  return call<Profile>("PATCH", "/profile", { body: { timezone }, headers }).then(
    (answer) => answer.data ?? { ...data, timezone },
    () => data, // another tab was first, or the zone is unknown there: nothing to stop for
  );
}

export async function coaches(signal?: Signal): Promise<Coach[]> {
  return (await call<Page<Coach>>("GET", "/coaches", { signal })).data.items;
}

type CoachChanges = Partial<Pick<Coach, "coach_name" | "custom_instructions">> & { status?: "active" | "paused" };

/** What the user decides about a coach by hand. */
export async function saveCoach(seen: Coach, changes: CoachChanges): Promise<void> {
  await call("PATCH", `/coaches/${id(seen.coach_id)}`, { body: changes, headers: ifVersion(seen.version) });
}

export async function deleteCoach(seen: Coach): Promise<void> {
  await call("DELETE", `/coaches/${id(seen.coach_id)}`, { headers: ifVersion(seen.version) });
}

/** Makes it the coach that the user trains with. */
export async function trainWith(coachId: string): Promise<void> {
  await call("POST", `/coaches/${id(coachId)}/primary`);
}

export async function coach(coachId: string, signal?: Signal): Promise<Coach> {
  return (await call<Coach>("GET", `/coaches/${id(coachId)}`, { signal })).data;
}

export async function coachVersions(coachId: string, signal?: Signal): Promise<CoachVersion[]> {
  return (await call<Page<CoachVersion>>("GET", `/coaches/${id(coachId)}/versions`, { signal })).data.items;
}

/** Makes an earlier version the newest one. */
export async function restoreVersion(coachId: string, version: number): Promise<void> {
  await call("POST", `/coaches/${id(coachId)}/versions/${version}/restore`);
}

/** The creator session to go on with: the unfinished one, else a new one. */
export async function openCreatorSession(signal?: Signal): Promise<CreatorSession> {
  const unfinished = (await unfinishedSessions(signal)).find((item) => item.creation_type === "initial");
  if (unfinished) return creatorSession(unfinished.session_id, signal);
  return (await call<CreatorSession>("POST", "/coach-creator/sessions", { body: {} })).data;
}

/** The session that changes this coach. One from before the coach's last change would take that change back: it is given up. */
export async function openChangeSession(coachId: string, signal?: Signal): Promise<CreatorSession> {
  const [now, sessions] = await Promise.all([coach(coachId, signal), unfinishedSessions(signal)]);
  const begun = sessions.find((item) => item.creation_type === "modification" && item.about_coach_id === coachId);
  if (begun && !isOutdated(begun, now)) return creatorSession(begun.session_id, signal);
  if (begun) await giveUpSession(begun.session_id);
  const body = { creation_type: "modification", coach_id: coachId };
  const { data } = await call<CreatorSession>("POST", "/coach-creator/sessions", { body });
  return creatorSession(data.session_id, signal);
}

/** Whether the coach has changed since the session that would change it began. */
export function isOutdated(begun: CreatorSession, now: Coach): boolean {
  return Date.parse(begun.started_at ?? "") <= Date.parse(String(now["updated_at"]));
}

export async function giveUpSession(sessionId: string): Promise<void> {
  await call("DELETE", `/coach-creator/sessions/${id(sessionId)}`);
}

async function unfinishedSessions(signal?: Signal): Promise<CreatorSession[]> {
  const { items } = (await call<Page<CreatorSession>>("GET", "/coach-creator/sessions", { signal })).data;
  return items.filter((item) => !(item.is_complete ?? item.state.is_complete));
}

export async function creatorSession(sessionId: string, signal?: Signal): Promise<CreatorSession> {
  return (await call<CreatorSession>("GET", `/coach-creator/sessions/${id(sessionId)}`, { signal })).data;
}

export function creatorMessagesPath(sessionId: string): string {
  return `/coach-creator/sessions/${id(sessionId)}/messages`;
}

export async function conversations(cursor: string | null, signal?: Signal): Promise<Page<Conversation>> {
  return (await call<Page<Conversation>>("GET", paged("/conversations", cursor), { signal })).data;
}

/** The conversation to go on with: the newest one with this coach, else a new one. */
export async function openConversation(coachId: string, signal?: Signal): Promise<Conversation> {
  const newest = (await conversations(null, signal)).items.find((item) => item.coach_id === coachId);
  return newest ?? newConversation(coachId);
}

export async function newConversation(coachId: string): Promise<Conversation> {
  return (await call<Conversation>("POST", "/conversations", { body: { coach_id: coachId } })).data;
}

export function messagesPath(conversationId: string): string {
  return `/conversations/${id(conversationId)}/messages`;
}

/** A page of turns, newest page first. */
export async function turns(conversationId: string, cursor: string | null, signal?: Signal): Promise<Page<StoredTurn>> {
  return (await call<Page<StoredTurn>>("GET", paged(messagesPath(conversationId), cursor), { signal })).data;
}

export async function workouts(cursor: string | null, signal?: Signal): Promise<Page<Workout>> {
  return (await call<Page<Workout>>("GET", paged("/workouts", cursor), { signal })).data;
}

export async function workout(date: string, workoutId: string, signal?: Signal): Promise<Workout> {
  return (await call<Workout>("GET", `/workouts/${id(date)}/${id(workoutId)}`, { signal })).data;
}

/** Takes the last change back, a deletion too; answers the workout as it is again. */
export async function undoWorkout(found: Workout): Promise<Workout> {
  const answer = await call<Workout>("POST", `/workouts/${id(found.date)}/${id(found.workout_id)}/undo`, {
    headers: { "Idempotency-Key": newKey() },
  });
  return answer.data;
}

export async function deleteWorkout(found: Workout): Promise<void> {
  await call("DELETE", `/workouts/${id(found.date)}/${id(found.workout_id)}`, { headers: ifVersion(found.version) });
}

export async function records(cursor: string | null, signal?: Signal): Promise<Page<PersonalRecord>> {
  return (await call<Page<PersonalRecord>>("GET", paged("/records", cursor), { signal })).data;
}

export async function memories(cursor: string | null, signal?: Signal): Promise<Page<Memory>> {
  return (await call<Page<Memory>>("GET", paged("/memories", cursor), { signal })).data;
}

export async function forgetMemory(memory: Memory): Promise<void> {
  await call("DELETE", `/memories/${id(memory.memory_id)}`);
}

/** Puts a fact in better words. */
export async function editMemory(memory: Memory, text: string): Promise<void> {
  await call("PATCH", `/memories/${id(memory.memory_id)}`, { body: { text }, headers: ifVersion(memory.version) });
}

export async function preferences(signal?: Signal): Promise<Preferences> {
  return (await call<Preferences>("GET", "/preferences", { signal })).data;
}

export async function savePreferences(seen: Preferences, changes: Partial<Preferences>): Promise<Preferences> {
  return (await call<Preferences>("PATCH", "/preferences", { body: changes, headers: ifVersion(seen.version) })).data;
}

/** Everything that is stored, as a file with a name. */
export async function exportEverything(): Promise<{ name: string; file: Blob }> {
  const response = await request("POST", "/exports", { body: { format: "full" } });
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  return { name: name ?? "spotter.json", file: await response.blob() };
}

/** Brings a file in, or says what it would bring in. */
export async function importFile(file: File, how: SaidOfFile & { dry_run: string; timezone: string }): Promise<Imported> {
  const asked = new URLSearchParams({ name: file.name, ...how });
  return (await call<Imported>("POST", `/imports?${asked.toString()}`, { file })).data;
}

/** All that waits for a yes or no. */
export async function openProposals(signal?: Signal): Promise<ProposedChange[]> {
  const found: ProposedChange[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<ProposedChange> = (await call<typeof page>("GET", paged("/coaches/proposals", cursor), { signal })).data;
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return found;
}

/** Answers a proposal; the coach as it is after a yes. */
export async function answerProposal(proposalId: string, answer: "accept" | "dismiss"): Promise<Coach | undefined> {
  const { data } = await call<Coach | undefined>("POST", `/coaches/proposals/${id(proposalId)}/${answer}`);
  return data;
}
