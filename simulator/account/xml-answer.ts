/** What goes between the tags of an element: text, one element, or several in a list. */
export type XmlContent = string | number | boolean | XmlElements | readonly (string | XmlElements)[];

export interface XmlElements {
  readonly [name: string]: XmlContent | undefined;
}

/** An answer of one of AWS's query services, which answer in XML: lists are `member` elements. */
export function queryAnswer(operation: string, result: XmlElements): string {
  return `<${operation}Response><${operation}Result>${elements(result)}</${operation}Result></${operation}Response>`;
}

/** A refusal of such a service. */
export function queryRefusal(code: string, message: string): string {
  return `<ErrorResponse>${elements({ Error: { Type: 'Sender', Code: code, Message: message } })}</ErrorResponse>`;
}

function elements(content: XmlElements): string {
  return Object.entries(content)
    .map(([name, value]) => (value === undefined ? '' : `<${name}>${inner(value)}</${name}>`))
    .join('');
}

function inner(content: XmlContent): string {
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number' || typeof content === 'boolean') return String(content);
  if (isList(content)) return content.map((member) => `<member>${inner(member)}</member>`).join('');
  return elements(content);
}

function isList(
  content: XmlElements | readonly (string | XmlElements)[],
): content is readonly (string | XmlElements)[] {
  return Array.isArray(content);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
