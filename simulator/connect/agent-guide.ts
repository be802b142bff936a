import type { Gate } from '../clock/virtual-clock.ts';
import type { ViewAnswer, ViewToShow } from '../flows/flow-host.ts';
import type { Reference } from '../flows/flow-references.ts';
import type { InstalledView } from '../flows/installed-view.ts';
import type { CallLeg } from './contact.ts';
import { ContactHost } from './contact-host.ts';
import type { FlowCallEnd, FlowFunctionName } from './flow-functions.ts';
import type { FlowSurroundings } from './flow-surroundings.ts';
import type { Guide } from './guide.ts';

interface ShownView {
  readonly view: InstalledView;
  readonly gate: Gate;
  answer?: ViewAnswer;
}

/** What an agent sees of a guide at a moment. */
export type Sight =
  | { readonly kind: 'view'; readonly view: InstalledView; readonly isRefused: boolean }
  /** The guide is at its end, or has nothing to show. */
  | { readonly kind: 'over' };

/**
 * A step-by-step guide: the views that a flow shows to the agent of a call, and what the agent does with them. One view is
 * shown at a time, until the agent acts or its time is over.
 */
export class AgentGuide extends ContactHost {
  readonly #guide: Guide | undefined;
  readonly #attributes = new Map<string, string>();
  #shown: ShownView | undefined;
  #isOver = false;
  #change: Gate;
  #lastAnswer: string | undefined;

  constructor(leg: CallLeg, around: FlowSurroundings, guide: Guide | undefined) {
    super(leg, around);
    this.#guide = guide;
    this.#change = around.clock.gate();
  }

  async say(text: string): Promise<void> {
    this.note({ kind: 'agent-sees', view: text });
  }

  async ask(): Promise<undefined> {
    return undefined;
  }

  async show({ viewId, limitSeconds }: ViewToShow): Promise<ViewAnswer | 'too-late' | undefined> {
    const { library, clock } = this.around;
    const view = library.view(viewId);
    if (view === undefined) return undefined;
    this.note({ kind: 'agent-sees', view: view.name });
    const shown: ShownView = { view, gate: clock.gate() };
    this.#shown = shown;
    this.#tellChange();
    await shown.gate.passed(limitSeconds * 1_000);
    this.#shown = undefined;
    return shown.answer ?? 'too-late';
  }

  enqueue(): 'no-queue' {
    return 'no-queue';
  }

  disconnect(): void {
    this.close();
  }

  /** The agent closes it: nothing more of it is carried out. */
  close(): void {
    this.#isOver = true;
    this.run.stop();
    this.#shown?.gate.open();
    this.#tellChange();
  }

  /** Its flow has come to an end. */
  end(): void {
    this.#isOver = true;
    this.#tellChange();
  }

  /** What the agent sees once the guide has done what it is at. */
  async sight(): Promise<Sight> {
    while (this.#shown === undefined && !this.#isOver) await this.#change.passed();
    if (this.#shown === undefined || this.#isOver) return { kind: 'over' };
    return { kind: 'view', view: this.#shown.view, isRefused: this.#lastAnswer === 'refused' };
  }

  /** The agent acts on the view that is shown. */
  act(answer: ViewAnswer): void {
    const shown = this.#shown;
    if (shown === undefined) throw new Error('The agent sees nothing to act on.');
    this.#shown = undefined;
    shown.answer = answer;
    shown.gate.open();
  }

  /** A guide is a contact of its own, with attributes of its own beside those of the call. */
  override setAttributes(attributes: Readonly<Record<string, string>>, of: 'Current' | 'Related'): void {
    if (of === 'Related') super.setAttributes(attributes, of);
    else for (const [name, value] of Object.entries(attributes)) this.#attributes.set(name, value);
  }

  override lookUp(reference: Reference): string | undefined {
    const [root, name = ''] = reference;
    return (root === 'Attributes' ? this.#attributes.get(name) : undefined) ?? super.lookUp(reference);
  }

  protected override guide(): Guide | undefined {
    return this.#guide;
  }

  /** A form that is lost on its way is one whose agent has closed the guide. */
  protected override answered(name: FlowFunctionName, end: FlowCallEnd): void {
    this.#lastAnswer = end.kind === 'answered' ? end.answer['status'] : end.kind;
    if (end.kind === 'lost' && name === 'record-disposition') this.close();
  }

  #tellChange(): void {
    const change = this.#change;
    this.#change = this.around.clock.gate();
    change.open();
  }
}
