import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyThread, isAnsweredElsewhere, reduce, shown, type Thread, type ThreadEvent } from "../src/chat/thread.ts";

const after = (...events: ThreadEvent[]): Thread => events.reduce(reduce, emptyThread);
const stored = (turn: number, status = "done") => ({ turn, status, user: { text: `u${turn}` }, message: { text: `m${turn}` } });
const sent: ThreadEvent = { kind: "sent", message: { text: "u3", key: "k", createdAt: "" } };

test("the finished turn replaces what was streamed", () => {
  const thread = after(sent, { kind: "turn", turn: 3 }, { kind: "delta", text: "I saved it" }, {
    kind: "done",
    finished: { turn: 3, message: { text: "Saved." }, cards: [] },
  });
  assert.equal(thread.current, null);
  assert.equal(thread.settled.at(-1)?.message?.text, "Saved.");
});

test("a joined stream begins again, it does not repeat itself", () => {
  const thread = after(sent, { kind: "turn", turn: 3 }, { kind: "delta", text: "Well" }, { kind: "turn", turn: 3 }, { kind: "delta", text: "Well" });
  assert.equal(thread.current?.reply, "Well");
});

test("a turn that is under way here is shown once", () => {
  const page: ThreadEvent = { kind: "page", items: [stored(3, "pending"), stored(2)], cursor: "c", older: false };
  assert.deepEqual(shown(after(page, sent)).map((turn) => turn.turn), [2]);
  assert.deepEqual(shown(after(sent, page, { kind: "turn", turn: 3 })).map((turn) => turn.turn), [2]);
});

test("older pages come before, and a fresh look does not lose their cursor", () => {
  const thread = after(
    { kind: "page", items: [stored(4), stored(3)], cursor: "older", older: false },
    { kind: "page", items: [stored(2), stored(1)], cursor: null, older: true },
    { kind: "page", items: [stored(5), stored(4)], cursor: "older", older: false },
  );
  assert.deepEqual(thread.settled.map((turn) => turn.turn), [1, 2, 3, 4, 5]);
  assert.equal(thread.olderCursor, null);
});

test("a pending turn that is not ours is answered elsewhere", () => {
  const page: ThreadEvent = { kind: "page", items: [stored(3, "pending")], cursor: null, older: false };
  assert.equal(isAnsweredElsewhere(after(page)), true);
  assert.equal(isAnsweredElsewhere(after(page, sent)), false);
});

test("what could not be read is a gap until it is read", () => {
  const problem = { code: "blobs_unavailable", detail: "Earlier messages can't be read right now." };
  const down: ThreadEvent[] = [
    { kind: "page", items: [stored(4), stored(3)], cursor: "c", older: false },
    { kind: "page", items: [], cursor: "c", older: true, problem },
  ];
  assert.deepEqual(after(...down).gaps, [{ turn: 3, detail: problem.detail }]);
  assert.deepEqual(after(...down, { kind: "page", items: [stored(2), stored(1)], cursor: null, older: true }).gaps, []);
});

test("a damaged part stays a gap between what lies before and after it", () => {
  const problem = { code: "blob_damaged", detail: "Some messages are damaged." };
  const thread = after(
    { kind: "page", items: [stored(9), stored(8)], cursor: "c", older: false, problem },
    { kind: "page", items: [stored(2), stored(1)], cursor: null, older: true },
  );
  assert.deepEqual(thread.gaps, [{ turn: 8, detail: problem.detail }]);
});

test("a turn that was begun and cut off knows that only the connection is missing", () => {
  const cut = after(sent, { kind: "turn", turn: 3 }, { kind: "unsent", note: "Away.", isCutOff: true });
  assert.deepEqual([cut.current?.turn, cut.current?.isCutOff], [3, true]);
  assert.equal(reduce(cut, sent).current?.isCutOff, false);
});
