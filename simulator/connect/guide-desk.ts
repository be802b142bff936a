import type { InstalledView } from '../flows/installed-view.ts';
import { runFlow } from '../flows/run-flow.ts';
import type { AgentForm, AgentForms } from '../people/agent-forms.ts';
import { AgentGuide } from './agent-guide.ts';
import type { CallLeg } from './contact.ts';
import type { FlowSurroundings } from './flow-surroundings.ts';
import { guideFor } from './guide.ts';
import type { Oddities } from './oddities.ts';

/** An agent whose form was not taken is told so by the guide, and sends it again. */
const FORM_TRIES = 6;
const SENT_AGAIN_MILLISECONDS = 25_000;
/** Of a page that is no form: the buttons that lead back to the form. */
const LEADS_BACK = /correct|change|edit|back/i;
/** Pages that lead to a form one after the other; more of them lead nowhere. */
const MOST_PAGES = 3;

/** The guides that agents have open, and the forms that they fill in there. */
export class GuideDesk {
  readonly #around: FlowSurroundings;
  readonly #forms: AgentForms;
  readonly #oddities: Oddities;
  readonly #open = new Map<CallLeg, AgentGuide>();
  /** The number of the form that an agent has sent last about each call: an older one is not sent again. */
  readonly #latestForms = new Map<string, number>();

  constructor(around: FlowSurroundings, forms: AgentForms, oddities: Oddities) {
    this.#around = around;
    this.#forms = forms;
    this.#oddities = oddities;
  }

  /** The agent has accepted the call. */
  callAccepted(leg: CallLeg): void {
    this.#start(leg, 'DefaultAgentUI', 1);
  }

  /** The call is over for its agent: its own guide closes; one for the end of the call opens when there is a form to write. */
  callOver(leg: CallLeg, hasForm: boolean): void {
    if (hasForm && !leg.line.hooks.has('DisconnectAgentUI')) return;
    this.#close(leg);
    if (hasForm) this.#start(leg, 'DisconnectAgentUI', 1);
  }

  /**
   * The agent fills in the form about a call and sends it, again when the guide says that it was not taken, until another
   * form about the same call is sent.
   */
  async send(leg: CallLeg, form: AgentForm): Promise<void> {
    const fields = this.#forms.fieldsOf(leg, form);
    const callId = leg.initialContactId ?? leg.contactId;
    this.#latestForms.set(callId, form.number);
    for (let tries = 0; tries < FORM_TRIES && this.#latestForms.get(callId) === form.number; tries += 1) {
      const guide = this.#guideFor(leg, form.number);
      const view = guide === undefined ? undefined : await formOf(guide);
      if (guide === undefined || view === undefined) break;
      this.#fillIn(leg, guide, view, fields);
      const after = await guide.sight();
      const isTaken = after.kind === 'over' || after.view.fields.length === 0;
      if (isTaken || after.isRefused) break;
      await this.#around.clock.sleep(SENT_AGAIN_MILLISECONDS);
    }
    if (this.#latestForms.get(callId) === form.number) this.#close(leg);
  }

  #fillIn(leg: CallLeg, guide: AgentGuide, view: InstalledView, fields: Readonly<Record<string, string>>): void {
    const at = this.#around.clock.now().toString();
    leg.line.transcript.push({ at, kind: 'agent-sends', disposition: fields['disposition'] ?? '' });
    guide.act({ action: view.sends ?? view.actions[0] ?? '', fields: filledIn(view, fields) });
  }

  #close(leg: CallLeg): void {
    this.#open.get(leg)?.close();
    this.#open.delete(leg);
  }

  #guideFor(leg: CallLeg, formNumber: number): AgentGuide | undefined {
    const open = this.#open.get(leg);
    if (open !== undefined) return open;
    const hook = leg.line.hooks.has('DisconnectAgentUI') ? 'DisconnectAgentUI' : 'DefaultAgentUI';
    return this.#start(leg, hook, formNumber);
  }

  #start(leg: CallLeg, hook: 'DefaultAgentUI' | 'DisconnectAgentUI', formNumber: number): AgentGuide | undefined {
    const { library, clock, seed } = this.#around;
    const flow = library.flow(leg.line.hooks.get(hook) ?? '');
    if (flow === undefined) return undefined;
    const guide = new AgentGuide(leg, this.#around, guideFor(leg, formNumber, this.#oddities, seed));
    this.#open.set(leg, guide);
    clock.after(0, async () => {
      await runFlow(flow, library, guide);
      guide.end();
    });
    return guide;
  }
}

/** The form that the guide shows, past pages that lead to it; undefined where it has none. */
async function formOf(guide: AgentGuide): Promise<InstalledView | undefined> {
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const sight = await guide.sight();
    if (sight.kind === 'over') return undefined;
    if (sight.view.fields.length > 0) return sight.view;
    const back = sight.view.actions.find((action) => LEADS_BACK.test(action));
    if (back === undefined) return undefined;
    guide.act({ action: back, fields: {} });
  }
  return undefined;
}

/** Only what the view asks for can be told, and only what it offers can be chosen. */
function filledIn(
  { fields }: InstalledView,
  said: Readonly<Record<string, string>>,
): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    fields.flatMap(({ name, options }): [string, string | readonly string[]][] => {
      const value = said[name];
      if (value === undefined) return [];
      if (options === undefined) return [[name, value]];
      return options.includes(value) ? [[name, [value]]] : [];
    }),
  );
}
