import { describe, expect, it } from 'vitest';
import { answerIn } from '../../../simulator/engine/http-answer.ts';

const counted = 'HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: 6\r\n\r\n{"ä"}';
const chunked =
  'HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{"a"\r\nA;note=1\r\n:"4567890"\r\n1\r\n}\r\n0\r\n\r\n';

describe('an answer of HTTP', () => {
  it.each([
    {
      of: 'a counted body',
      text: counted,
      answer: {
        statusCode: 200,
        headers: { 'content-type': 'application/x-amz-json-1.0', 'content-length': '6' },
        body: '{"ä"}',
      },
    },
    {
      of: 'a body in chunks',
      text: chunked,
      answer: { statusCode: 400, headers: { 'transfer-encoding': 'chunked' }, body: '{"a":"4567890"}' },
    },
    {
      of: 'no body',
      text: 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n',
      answer: { statusCode: 200, headers: { 'content-length': '0' }, body: '' },
    },
  ])('with $of is read when its last byte is there, and not before', ({ text, answer }) => {
    const bytes = Buffer.from(text);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(answerIn(bytes.subarray(0, length))).toBeUndefined();
    }

    const { body, ...head } = answerIn(bytes) ?? {};
    expect({ ...head, body: body && Buffer.from(body).toString() }).toEqual(answer);
  });

  it.each([
    ['a body without a length', 'HTTP/1.1 200 OK\r\n\r\n{}'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
    ['a chunk of no size', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx\r\n'],
  ])('with %s is refused', (_, text) => {
    expect(() => answerIn(Buffer.from(text))).toThrow();
  });
});
