/**
 * The value of a metric expression in the words that the deployed alarms use: numbers, ids, arithmetic, comparisons, AND,
 * OR and IF. Undefined, a missing point, as soon as it needs a value that is missing, as CloudWatch has it, and where it
 * divides by 0. True is 1 and false is 0.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @throws SyntaxError at a word that it does not know.
 */
export function valueOfExpression(expression: string, pointOf: (id: string) => number | undefined): number | undefined {
  const parser = new Parser(tokensOf(expression), pointOf);
  const value = parser.either();
  parser.expectEnd();
  return value;
}

const TOKEN = /\s*(>=|<=|==|!=|[-+*/()<>,]|\d+(?:\.\d+)?|[A-Za-z_]\w*)/y;

function tokensOf(expression: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const [, token] = TOKEN.exec(expression) ?? [];
    if (token === undefined) throw new SyntaxError(`No metric expression at ${at}: ${expression}`);
    tokens.push(token);
  }
  return tokens;
}

type Value = number | undefined;
type Operator = (one: number, other: number) => Value;

const truth = (holds: boolean) => (holds ? 1 : 0);
const COMPARISONS: Readonly<Record<string, Operator>> = {
  '>=': (one, other) => truth(one >= other),
  '<=': (one, other) => truth(one <= other),
  '>': (one, other) => truth(one > other),
  '<': (one, other) => truth(one < other),
  '==': (one, other) => truth(one === other),
  '!=': (one, other) => truth(one !== other),
};
const SUMS: Readonly<Record<string, Operator>> = { '+': (one, other) => one + other, '-': (one, other) => one - other };
const PRODUCTS: Readonly<Record<string, Operator>> = {
  '*': (one, other) => one * other,
  '/': (one, other) => (other === 0 ? undefined : one / other),
};
const BOTH: Readonly<Record<string, Operator>> = { AND: (one, other) => truth(one !== 0 && other !== 0) };
const EITHER: Readonly<Record<string, Operator>> = { OR: (one, other) => truth(one !== 0 || other !== 0) };

/** Each level binds closer than the one that calls it. */
class Parser {
  readonly #tokens: readonly string[];
  readonly #pointOf: (id: string) => Value;
  #next = 0;

  constructor(tokens: readonly string[], pointOf: (id: string) => Value) {
    this.#tokens = tokens;
    this.#pointOf = pointOf;
  }

  either(): Value {
    return this.#chain(EITHER, () => this.#chain(BOTH, () => this.#comparison()));
  }

  expectEnd(): void {
    if (this.#next < this.#tokens.length)
      throw new SyntaxError(`Nothing may follow before ${this.#tokens[this.#next]}.`);
  }

  #comparison(): Value {
    return this.#chain(COMPARISONS, () => this.#chain(SUMS, () => this.#chain(PRODUCTS, () => this.#single())));
  }

  #chain(operators: Readonly<Record<string, Operator>>, operand: () => Value): Value {
    let value = operand();
    for (;;) {
      const operator = operators[this.#tokens[this.#next] ?? ''];
      if (operator === undefined) return value;
      this.#next += 1;
      const other = operand();
      value = value === undefined || other === undefined ? undefined : operator(value, other);
    }
  }

  #single(): Value {
    const token = this.#take();
    if (/^\d/.test(token)) return Number(token);
    if (token === '(') return this.#closed(this.either());
    if (token === 'IF') return this.#choice();
    if (/^[a-z]\w*$/.test(token)) return this.#pointOf(token);
    throw new SyntaxError(`No metric expression knows ${token}.`);
  }

  #choice(): Value {
    this.#expect('(');
    const condition = this.either();
    this.#expect(',');
    const chosen = this.either();
    this.#expect(',');
    const other = this.#closed(this.either());
    if (condition === undefined) return undefined;
    return condition === 0 ? other : chosen;
  }

  #closed(value: Value): Value {
    this.#expect(')');
    return value;
  }

  #expect(wanted: string): void {
    const token = this.#take();
    if (token !== wanted) throw new SyntaxError(`A metric expression has ${token} in place of ${wanted}.`);
  }

  #take(): string {
    const token = this.#tokens[this.#next];
    if (token === undefined) throw new SyntaxError('A metric expression ends too early.');
    this.#next += 1;
    return token;
  }
}
