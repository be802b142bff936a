const CHARACTERS_A_SECOND = 15;
const SHORTEST_SECONDS = 0.5;

/** What is heard of a text in SSML: its words, without the marks. */
export function wordsOfSsml(ssml: string): string {
  return ssml
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** About how long a voice takes for it; the pauses that SSML asks for come on top. */
export function secondsToSpeak(text: string): number {
  return text.trim() === '' ? 0 : Math.max(SHORTEST_SECONDS, text.length / CHARACTERS_A_SECOND);
}

/** Seconds of silence that `<break>` asks for. */
export function silenceOfSsml(ssml: string): number {
  let seconds = 0;
  for (const [, number = '0', unit] of ssml.matchAll(/<break\s+time="([\d.]+)(ms|s)"/g)) {
    seconds += Number(number) / (unit === 'ms' ? 1_000 : 1);
  }
  return seconds;
}
