/** What must not stand in a file that everybody gets, by what it would be. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'an access key of AWS': /\b(AKIA|ASIA)[A-Z0-9]{16}\b/g,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  'a token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*/g,
  'a secret by its name': /(secret|passw(or)?d|api[-_]?key)["'`]?\s*[:=]\s*["'`][^"'`\s]{8,}["'`]/gi,
  'an ARN with an account': /\barn:aws[\w-]*:[\w-]+:[\w-]*:\d{12}:/g,
  'a user pool': /\b[a-z]{2}-[a-z]+-\d_[A-Za-z0-9]{9}\b/g,
  /** Numbers that are nobody's, 555-01xx, stand as examples beside fields. */
  'a telephone number': /\+(?!1\d{3}55501\d\d\b)[1-9]\d{9,14}\b/g,
  'an e-mail address': /\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b/gi,
  'a folder of the machine that built it': /(\/home\/|\/Users\/|\/tmp\/|\/work\/)[\w.-]+/g,
  'its sources': /sourceMappingURL/g,
};

/** What of that stands in a text, each as what it would be and what it says. */
export function secretsIn(text: string): readonly string[] {
  return Object.entries(SECRETS).flatMap(([what, pattern]) =>
    [...text.matchAll(pattern)].map(([found]) => `${what}: ${found}`),
  );
}
