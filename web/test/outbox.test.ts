import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forgetOutboxes, outbox } from "../src/chat/outbox.ts";

const message = (key: string) => ({ text: `text of ${key}`, key, createdAt: "2026-11-20T10:00:00Z" });
let stored: Record<string, unknown>;

/** As in a browser: what is stored lies beside the methods, which no listing shows. */
beforeEach(() => {
  const methods = {
    getItem: (name: string) => stored[name] ?? null,
    setItem: (name: string, text: string) => Object.assign(stored, { [name]: text }),
    removeItem: (name: string) => Reflect.deleteProperty(stored, name),
  };
  stored = Object.create(methods) as Record<string, unknown>;
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: stored });
});

test("two tabs that wait do not lose each other's message", () => {
  const [mine, theirs] = [outbox("c"), outbox("c")];
  mine.put(message("a"));
  theirs.put(message("b"));
  theirs.drop("b");
  assert.equal(mine.waiting()?.key, "a");
  mine.drop("a");
  assert.equal(mine.waiting(), null);
});

test("a message that goes out again is not two", () => {
  outbox("c").put(message("a"));
  outbox("c").put(message("a"));
  outbox("c").drop("a");
  assert.equal(outbox("c").waiting(), null);
});

test("what is no message is passed over", () => {
  stored["spotter.outbox.c"] = '[1, {"text": "no key"}]';
  assert.equal(outbox("c").waiting(), null);
  stored["spotter.outbox.c"] = "half a {";
  assert.equal(outbox("c").waiting(), null);
});

test("who leaves leaves nothing", () => {
  outbox("c").put(message("a"));
  outbox("d").saveDraft("half a thought");
  stored["other.app"] = "stays";
  forgetOutboxes();
  assert.deepEqual(Object.keys(stored), ["other.app"]);
});
