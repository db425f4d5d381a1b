/** Server-sent events over fetch: EventSource can't POST, and a message must be posted. */

export interface ServerEvent {
  name: string;
  data: string;
}

/** Turns chunks of text, cut anywhere, into events. An event without its closing blank line is never given out. */
export class EventParser {
  private line = "";
  private name = "";
  private data: string[] = [];
  private endedOnCarriageReturn = false;

  push(chunk: string): ServerEvent[] {
    // A CRLF may be cut between its two characters: the CR has ended the line already.
    const text = this.endedOnCarriageReturn && chunk.startsWith("\n") ? chunk.slice(1) : chunk;
    if (chunk !== "") this.endedOnCarriageReturn = chunk.endsWith("\r");
    const lines = (this.line + text).split(/\r\n|\n|\r/);
    this.line = lines.pop() ?? "";
    return lines.flatMap((line) => this.take(line));
  }

  private take(line: string): ServerEvent[] {
    if (line === "") return this.dispatch();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.name = value;
    if (field === "data") this.data.push(value);
    return [];
  }

  private dispatch(): ServerEvent[] {
    const event = { name: this.name || "message", data: this.data.join("\n") };
    const isEmpty = this.data.length === 0;
    this.name = "";
    this.data = [];
    return isEmpty ? [] : [event];
  }
}

/** The events of a response body, as they arrive. */
export async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    // Also when the reader of these events stops early; the service finishes the turn on its own.
    reader.cancel().catch(() => undefined);
  }
}
