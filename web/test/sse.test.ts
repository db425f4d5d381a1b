import assert from "node:assert/strict";
import { test } from "node:test";
import { EventParser, events } from "../src/api/sse.ts";

const read = (...chunks: string[]) => {
  const parser = new EventParser();
  return chunks.flatMap((chunk) => parser.push(chunk));
};

test("an event is its name and its data", () => {
  assert.deepEqual(read('event: turn\ndata: {"turn":1}\n\n'), [{ name: "turn", data: '{"turn":1}' }]);
});

test("lines may end in CRLF, LF or CR", () => {
  const expected = [{ name: "delta", data: "a" }, { name: "done", data: "b" }];
  assert.deepEqual(read("event: delta\r\ndata: a\r\n\r\nevent: done\r\ndata: b\r\n\r\n"), expected);
  assert.deepEqual(read("event: delta\rdata: a\r\revent: done\rdata: b\r\r"), expected);
});

test("a stream may be cut at any character", () => {
  const text = "event: delta\r\ndata: one\r\ndata: two\r\n\r\n: keep-alive\r\n\r\ndata: last\r\n\r\n";
  const whole = read(text);
  assert.deepEqual(whole, [{ name: "delta", data: "one\ntwo" }, { name: "message", data: "last" }]);
  assert.deepEqual(read(...text), whole);
  assert.deepEqual(Array.from(text, (_, cut) => read(text.slice(0, cut), text.slice(cut))), Array.from(text, () => whole));
});

test("a comment is no event, and one space after the colon is not data", () => {
  assert.deepEqual(read(": still here\n\n", "data:  two spaces\n\n"), [{ name: "message", data: " two spaces" }]);
});

test("an event that was never finished is not given out", () => {
  assert.deepEqual(read("event: done\ndata: {}\n"), []);
});

test("a letter cut in the middle of its bytes is one letter", async () => {
  const bytes = new TextEncoder().encode("data: 💪 é\n\n");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      bytes.forEach((_, index) => controller.enqueue(bytes.slice(index, index + 1)));
      controller.close();
    },
  });
  const { value } = await events(body).next();
  assert.deepEqual(value, { name: "message", data: "💪 é" });
});
