import {
  type ClassDeclaration,
  type GetAccessorDeclaration,
  isTypeNode,
  type MethodDeclaration,
  type Node,
  type SetAccessorDeclaration,
} from 'typescript/unstable/ast';
import {
  isBindingElement,
  isCallExpression,
  isClassDeclaration,
  isFunctionDeclaration,
  isGetAccessorDeclaration,
  isIdentifier,
  isImportDeclaration,
  isInterfaceDeclaration,
  isMethodDeclaration,
  isNewExpression,
  isObjectLiteralExpression,
  isPrivateIdentifier,
  isPropertyAccessExpression,
  isSetAccessorDeclaration,
  isShorthandPropertyAssignment,
  isStringLiteral,
  isTypeAliasDeclaration,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is';
import {
  API,
  type Symbol as CheckedSymbol,
  type NodeHandle,
  type Project,
  SymbolFlags,
} from 'typescript/unstable/sync';

/** A class that a package exports. */
export interface PackageClass {
  readonly package: string;
  readonly name: string;
}

/** What the code that can run in one function makes and names. */
export interface ReachableCode {
  /** Classes of packages that reachable code makes objects of. */
  readonly constructed: readonly PackageClass[];
  /** Packages that reachable code takes something from. */
  readonly packages: ReadonlySet<string>;
  /** Names of the members that object literals in reachable code have. */
  readonly objectMembers: ReadonlySet<string>;
  /** Names of members that the entry itself reads, with dots or by destructuring. */
  readonly membersRead: ReadonlySet<string>;
}

/** Sources that were read and understood once, to be asked about often. Closed by whoever opened it. */
export interface Sources extends Disposable {
  /** @param entry path of a module from the root of the project. */
  reachableFrom(entry: string): ReachableCode;
}

/**
 * Reads the project with the type checker of the compiler that checks it (its API may change with its version).
 *
 * Reachable is: a module's function or constant that reachable code names; a method that reachable code calls on its
 * class; and where it calls a method of an interface, that method of every class that fits the interface and that
 * reachable code makes or names. The other methods of a repository do not count for a function that never calls them.
 * A function value that is stored and called later counts where it is written down. Two things are not seen, and the
 * project has neither: a method taken off its object (it would lose its private fields), and one whose name is put
 * together while the program runs.
 */
export function openSources(root: string): Sources {
  const api = new API({ cwd: root });
  const [project] = api.updateSnapshot({ openProjects: [`${root}/tsconfig.json`] }).getProjects();
  if (project === undefined) throw new Error(`${root} holds no tsconfig.json.`);
  return {
    reachableFrom: (entry) => new Reach(project, root).from(entry),
    [Symbol.dispose]: () => api.close(),
  };
}

interface LiveClass {
  readonly symbol: CheckedSymbol;
  readonly methods: ReadonlyMap<string, readonly Node[]>;
}

/** A method that is called on whoever fits an interface; of a nameless type anybody does. */
interface InterfaceCall {
  readonly name: string;
  readonly of: CheckedSymbol | undefined;
}

class Reach {
  readonly #project: Project;
  readonly #root: string;
  readonly #visited = new WeakSet<Node>();
  readonly #seenClasses = new Set<number>();
  readonly #seenCalls = new Set<string>();
  readonly #live: LiveClass[] = [];
  readonly #calls: InterfaceCall[] = [];
  readonly #fits = new Map<string, boolean>();
  readonly #waiting: Node[] = [];
  readonly #constructed = new Map<string, PackageClass>();
  readonly #packages = new Set<string>();
  readonly #objectMembers = new Set<string>();
  readonly #membersRead = new Set<string>();

  constructor(project: Project, root: string) {
    this.#project = project;
    this.#root = root;
  }

  from(entry: string): ReachableCode {
    const file = this.#project.program.getSourceFile(`${this.#root}/${entry}`);
    if (file === undefined) throw new Error(`${entry} is no module of the project.`);
    for (const statement of file.statements) this.#gatherMembersRead(statement);
    this.#waiting.push(...file.statements);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) this.#visit(next);
    return {
      constructed: [...this.#constructed.values()],
      packages: this.#packages,
      objectMembers: this.#objectMembers,
      membersRead: this.#membersRead,
    };
  }

  #visit(unit: Node): void {
    if (this.#visited.has(unit)) return;
    this.#visited.add(unit);
    const names: Node[] = [];
    this.#gatherNames(unit, names);
    this.#project.checker.getSymbolAtLocation(names).forEach((symbol, index) => {
      const name = names[index];
      if (symbol !== undefined && name !== undefined) this.#follow(this.#meant(symbol, name), name);
    });
  }

  /** Types are gone when the code runs, and imports by themselves do nothing. */
  #gatherNames(node: Node, names: Node[]): void {
    if (isTypeNode(node) || isInterfaceDeclaration(node) || isTypeAliasDeclaration(node) || isImportDeclaration(node))
      return;
    if (isIdentifier(node) || isPrivateIdentifier(node)) names.push(node);
    if (isObjectLiteralExpression(node)) {
      for (const member of node.properties) {
        if ('name' in member && member.name !== undefined && isIdentifier(member.name))
          this.#objectMembers.add(member.name.text);
      }
    }
    node.forEachChild((child) => {
      this.#gatherNames(child, names);
      return undefined;
    });
  }

  #gatherMembersRead(node: Node): void {
    if (isPropertyAccessExpression(node)) this.#membersRead.add(node.name.text);
    if (isBindingElement(node)) {
      const read = node.propertyName ?? node.name;
      if (read !== undefined && isIdentifier(read)) this.#membersRead.add(read.text);
    }
    node.forEachChild((child) => {
      this.#gatherMembersRead(child);
      return undefined;
    });
  }

  #interfaceOf({ parent }: Node): CheckedSymbol | undefined {
    return isInterfaceDeclaration(parent) ? this.#project.checker.getSymbolAtLocation(parent.name) : undefined;
  }

  /** What an import stands for, and what a member of an object is set to by its own name. */
  #meant(symbol: CheckedSymbol, name: Node): CheckedSymbol {
    const { checker } = this.#project;
    const value = isShorthandPropertyAssignment(name.parent)
      ? checker.getShorthandAssignmentValueSymbol(name.parent)
      : symbol;
    const found = value ?? symbol;
    return (found.flags & SymbolFlags.Alias) === 0 ? found : checker.getAliasedSymbol(found);
  }

  #follow(symbol: CheckedSymbol, name: Node): void {
    for (const handle of symbol.declarations) {
      const from = packageOf(handle.path);
      if (from !== undefined) this.#notePackage(from, symbol.name, name);
      else if (handle.path.startsWith(`${this.#root}/`)) this.#reach(handle, symbol, name);
    }
  }

  #notePackage(from: string, name: string, at: Node): void {
    this.#packages.add(from);
    if (isNewExpression(at.parent) && at.parent.expression === at)
      this.#constructed.set(`${from} ${name}`, { package: from, name });
  }

  #reach(handle: NodeHandle, symbol: CheckedSymbol, at: Node): void {
    const node = handle.resolve(this.#project);
    if (node === undefined) return;
    if (isClassDeclaration(node)) this.#reachClass(node, symbol);
    else if (isFunctionDeclaration(node) || isVariableDeclaration(node) || isMethod(node)) this.#waiting.push(node);
    else if (isCalled(at)) this.#call({ name: symbol.name, of: this.#interfaceOf(node) });
  }

  /** Fields, constructor and static blocks run with the class, its methods when they are called. */
  #reachClass(node: ClassDeclaration, symbol: CheckedSymbol): void {
    if (this.#seenClasses.has(symbol.id)) return;
    this.#seenClasses.add(symbol.id);
    const members: readonly Node[] = [...node.members];
    const methods = Map.groupBy(members.filter(isMethod), nameOf);
    this.#waiting.push(...(node.heritageClauses ?? []), ...members.filter((member) => !isMethod(member)));
    const live = { symbol, methods };
    this.#live.push(live);
    for (const call of this.#calls) this.#answer(call, live);
  }

  #call(call: InterfaceCall): void {
    const key = `${call.of?.id} ${call.name}`;
    if (this.#seenCalls.has(key)) return;
    this.#seenCalls.add(key);
    this.#calls.push(call);
    for (const live of this.#live) this.#answer(call, live);
  }

  #answer({ name, of }: InterfaceCall, { symbol, methods }: LiveClass): void {
    const called = methods.get(name);
    if (called !== undefined && this.#fitsInto(symbol, of)) this.#waiting.push(...called);
  }

  /** A type that says no name, or that is made for other types, is taken to fit whoever has the method. */
  #fitsInto(one: CheckedSymbol, other: CheckedSymbol | undefined): boolean {
    if (other === undefined || (other.flags & (SymbolFlags.Interface | SymbolFlags.Class)) === 0) return true;
    const key = `${one.id} ${other.id}`;
    const known = this.#fits.get(key);
    if (known !== undefined) return known;
    const { checker } = this.#project;
    const type = checker.getDeclaredTypeOfSymbol(other);
    const isGeneric = other.declarations.some((handle) => {
      const node = handle.resolve(this.#project);
      return node !== undefined && isInterfaceDeclaration(node) && node.typeParameters !== undefined;
    });
    const fits = isGeneric || checker.isTypeAssignableTo(checker.getDeclaredTypeOfSymbol(one), type);
    this.#fits.set(key, fits);
    return fits;
  }
}

/** `leads.claim` in `leads.claim(lead)`. */
function isCalled({ parent }: Node): boolean {
  return isPropertyAccessExpression(parent) && isCallExpression(parent.parent) && parent.parent.expression === parent;
}

type Method = MethodDeclaration | GetAccessorDeclaration | SetAccessorDeclaration;

function isMethod(node: Node): node is Method {
  return isMethodDeclaration(node) || isGetAccessorDeclaration(node) || isSetAccessorDeclaration(node);
}

/** Only a name that is written down; others are nobody's to call. */
function nameOf({ name }: Method): string {
  return isIdentifier(name) || isStringLiteral(name) ? name.text : '';
}

/** `@aws-sdk/client-sqs` of a file somewhere in that package. */
function packageOf(path: string): string | undefined {
  return /.*\/node_modules\/(?<name>@[^/]+\/[^/]+|[^/]+)\//.exec(path)?.groups?.['name'];
}
