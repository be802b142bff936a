/** An answer of HTTP/1.1, whole. Header names are in lower case. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';

/**
 * The answer that the bytes begin with, its body either counted by a length or cut into chunks.
 *
 * @returns undefined while bytes are missing.
 * @throws Error when the bytes are no such answer.
 */
export function answerIn(bytes: Buffer): HttpAnswer | undefined {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd === -1) return undefined;
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, headEnd).split(LINE_END);
  const statusCode = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1]);
  if (Number.isNaN(statusCode)) throw new Error(`Not an answer of HTTP/1.1: ${statusLine}`);
  const headers = Object.fromEntries(lines.map(headerIn));
  const start = headEnd + HEAD_END.length;
  const body =
    headers['transfer-encoding'] === 'chunked'
      ? chunkedBody(bytes, start)
      : countedBody(bytes, start, Number(headers['content-length']));
  return body === undefined ? undefined : { statusCode, headers, body };
}

function headerIn(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function countedBody(bytes: Buffer, start: number, length: number): Uint8Array | undefined {
  if (Number.isNaN(length)) throw new Error('An answer of HTTP/1.1 without the length of its body.');
  return bytes.length < start + length ? undefined : bytes.subarray(start, start + length);
}

function chunkedBody(bytes: Buffer, start: number): Uint8Array | undefined {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf(LINE_END, at);
    if (lineEnd === -1) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (Number.isNaN(size)) throw new Error('An answer of HTTP/1.1 with a chunk of no size.');
    const chunkStart = lineEnd + LINE_END.length;
    const next = chunkStart + size + LINE_END.length;
    if (bytes.length < next) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(chunkStart, chunkStart + size));
    at = next;
  }
}
