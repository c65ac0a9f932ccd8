/** What tsserver sends, and how it is framed. */
import type { Location } from "./tsserver-locations.ts";

export interface RawDiagnostic {
  readonly code: number;
  readonly source?: string;
  readonly category: string;
  readonly text: string;
  readonly start: Location;
  readonly end: Location;
  readonly relatedInformation?: readonly {
    readonly message: string;
    readonly span?: { readonly file: string; readonly start: Location };
  }[];
}

export interface Message {
  readonly type: string;
  readonly command?: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

/** Splits the server's output: `Content-Length: n`, an empty line, n bytes of JSON. */
export function readMessages(stream: NodeJS.ReadableStream, onMessage: (message: Message) => void): void {
  let rest = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const headerEnd = rest.indexOf("\r\n\r\n");
      if (headerEnd === -1) return;
      const length = Number(rest.subarray(0, headerEnd).toString().split(":")[1]);
      const end = headerEnd + 4 + length;
      if (rest.length < end) return;
      const body = rest.subarray(headerEnd + 4, end).toString("utf8");
      rest = rest.subarray(end);
      onMessage(JSON.parse(body) as Message);
    }
  });
}
