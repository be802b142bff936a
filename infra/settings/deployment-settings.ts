import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseRulesDocument, type RulesDocument, type RulesProblem } from '../../shared/domain/rules-document.ts';
import { salesStructure, USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { parseStructureDocument } from '../../shared/domain/structure-document.ts';
import type { StructureDocument } from '../../shared/domain/structure-fields.ts';
import { notCommercial } from './commercial-region.ts';
import { type ExistingInstance, instanceFrom, streamFrom } from './connect-arn.ts';
import { factsAsked, MOST_FACTS } from './facts-asked.ts';
import { locatedJson } from './located-json.ts';
import { SettingsError } from './settings-error.ts';
import { faultsFrom, type SettingsFault } from './settings-fault.ts';
import { type SettingsFields, settingsFields } from './settings-fields.ts';
import { SPEECH } from './speech.ts';
import { type TierSettings, tierSettings } from './tier-settings.ts';

export type ConnectInstanceSettings = ExistingInstance | { readonly kind: 'new'; readonly alias: string };

/** Where contact records go: to a stream of this deployment, or to one that the instance fills already. */
export type ContactRecordStream = { readonly kind: 'create' } | { readonly kind: 'existing'; readonly arn: string };

type FromFile =
  | '$schema'
  | 'region'
  | 'connectInstance'
  | 'salesStructure'
  | 'rules'
  | 'tiers'
  | 'callerNumbers'
  | 'contactRecordStream'
  | 'voice';

/** What distinguishes one deployment from another: the settings file with its defaults, and the files that it names. */
export interface DeploymentSettings extends Omit<SettingsFields, FromFile> {
  readonly region: string;
  readonly connectInstance: ConnectInstanceSettings;
  readonly structure: StructureDocument;
  /** One for each tier of the structure, in its order. */
  readonly tiers: readonly TierSettings[];
  /** Names of the facts that agents' form asks for. */
  readonly facts: readonly string[];
  /** What is published before the first call, presets included. */
  readonly firstRules: RulesDocument;
  readonly contactRecordStream: ContactRecordStream;
  /** One of Amazon Polly's. */
  readonly voice: string;
}

/**
 * The settings in a file of JSON with comments, checked, with the files that they name.
 *
 * @throws SettingsError when a file is missing, is no JSON, or holds a field that cannot be used; every fault is named.
 */
export function readDeploymentSettings(file: string): DeploymentSettings {
  return parseDeploymentSettings(textOf(file), file);
}

/**
 * The settings in a text, checked.
 *
 * @param file where the text lies or is to lie: named in faults, and where paths of other files begin.
 * @throws SettingsError naming every fault with its line.
 */
export function parseDeploymentSettings(text: string, file: string): DeploymentSettings {
  const json = locatedJson(text);
  if (!('value' in json))
    throw refusal(
      file,
      json.map(({ line, message }) => ({ line, said: `is no JSON here: ${message}` })),
    );
  const located = ({ path, message }: SettingsFault) => ({
    line: json.lineOf(path),
    said: `${named(path)} ${message}`,
  });
  const doubled = json.doubled.map(({ path, line }) => ({ line, said: `${named(path)} is written twice: keep one` }));
  const parsed = settingsFields.safeParse(json.value, { reportInput: true });
  if (!parsed.success) throw refusal(file, [...doubled, ...parsed.error.issues.flatMap(faultsFrom).map(located)]);
  const resolved = resolvedSettings(parsed.data, file);
  if (resolved.kind === 'faults') throw refusal(file, [...doubled, ...resolved.faults.map(located)]);
  if (doubled.length > 0) throw refusal(file, doubled);
  return resolved.settings;
}

function named(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the file' : path.map(String).join('.');
}

const NO_NUMBERS =
  'is missing: must be a list of numbers, or { "claim": { "country": "US", "type": "DID" } }, for tiers without numbers of their own';

type Resolved =
  | { readonly kind: 'settings'; readonly settings: DeploymentSettings }
  | { readonly kind: 'faults'; readonly faults: readonly SettingsFault[] };

function resolvedSettings(written: SettingsFields, file: string): Resolved {
  const {
    $schema: _,
    connectInstance: instance,
    salesStructure: chosen,
    rules: rulesFile,
    tiers,
    callerNumbers: _numbers,
    contactRecordStream: stream,
    voice = SPEECH[written.language].voice,
    ...rest
  } = written;
  const faults: SettingsFault[] = [];
  const connectInstance = connectInstanceFrom(instance);
  const region = rest.region ?? (connectInstance.kind === 'existing' ? connectInstance.region : undefined);
  const structure = typeof chosen === 'string' ? USUAL_STRUCTURES[chosen] : structureIn(chosen.file, file, faults);
  const fromFile = rulesFile === undefined ? {} : rulesIn(rulesFile.file, file, faults);
  const presets = fromFile?.organisation?.compliancePresets;
  if (presets !== undefined && presets.toSorted().join() !== rest.rulesPresets.toSorted().join()) {
    faults.push({ path: ['rulesPresets'], message: `must be those of the rules file: ${presets.join(', ')}` });
  }
  if (region === undefined) {
    faults.push({ path: ['region'], message: 'is missing: must say where the instance is to be created' });
  }
  faults.push(...placeFaults(written, connectInstance), ...tierFaults(tiers, structure));
  const resolved = structure === undefined ? [] : tierSettings(salesStructure(structure), written);
  const equipped = resolved.filter((tier) => tier !== undefined);
  if (equipped.length < resolved.length) faults.push({ path: ['callerNumbers'], message: NO_NUMBERS });
  const facts = structure === undefined ? [] : factsAsked(structure);
  if (facts.length > MOST_FACTS) {
    faults.push({
      path: ['salesStructure'],
      message: `asks for ${facts.length} facts, and a form takes ${MOST_FACTS}`,
    });
  }
  if (structure === undefined || fromFile === undefined || region === undefined || faults.length > 0) {
    return { kind: 'faults', faults };
  }
  return {
    kind: 'settings',
    settings: {
      ...rest,
      region,
      connectInstance,
      structure,
      tiers: equipped,
      facts,
      firstRules: { ...fromFile, organisation: { ...fromFile.organisation, compliancePresets: rest.rulesPresets } },
      contactRecordStream: stream === 'create' ? { kind: 'create' } : { kind: 'existing', arn: stream },
      voice,
    },
  };
}

function connectInstanceFrom(written: SettingsFields['connectInstance']): ConnectInstanceSettings {
  if (typeof written !== 'string') return { kind: 'new', alias: written.create.alias };
  const existing = instanceFrom(written);
  if (existing === undefined) throw new TypeError('An ARN that was found right names no instance.');
  return existing;
}

/**
 * The console is not served everywhere; Connect's events, records and flows reach no other region and no other account,
 * and a certificate names one place.
 */
function placeFaults(
  { region, account, contactRecordStream, callerNumbers, signIn }: SettingsFields,
  instance: ConnectInstanceSettings,
): readonly SettingsFault[] {
  const faults: SettingsFault[] = [];
  const apart = notCommercial(instance.kind === 'existing' ? instance.region : (region ?? ''));
  if (apart !== undefined) {
    faults.push({ path: [instance.kind === 'existing' ? 'connectInstance' : 'region'], message: apart });
  }
  if (signIn.consoleCertificateArn !== undefined && signIn.consoleAddress === undefined) {
    faults.push({ path: ['signIn', 'consoleAddress'], message: 'is missing: must say what the certificate is for' });
  }
  if (instance.kind === 'existing' && region !== undefined && instance.region !== region) {
    faults.push({ path: ['region'], message: `must be the Connect instance's region, ${instance.region}` });
  }
  if (instance.kind === 'existing' && account !== undefined && instance.account !== account) {
    faults.push({ path: ['account'], message: `must be the Connect instance's account, ${instance.account}` });
  }
  const stream = contactRecordStream === 'create' ? undefined : streamFrom(contactRecordStream);
  if (stream !== undefined && instance.kind === 'existing' && stream.region !== instance.region) {
    faults.push({ path: ['contactRecordStream'], message: `must be a stream in ${instance.region}` });
  }
  if (instance.kind === 'new' && stream !== undefined) {
    faults.push({ path: ['contactRecordStream'], message: 'must be "create": a new instance streams nowhere yet' });
  }
  if (instance.kind === 'new' && Array.isArray(callerNumbers)) {
    faults.push({ path: ['callerNumbers'], message: 'must be claimed: a new instance has no number yet' });
  }
  return faults;
}

function tierFaults(
  tiers: SettingsFields['tiers'],
  structure: StructureDocument | undefined,
): readonly SettingsFault[] {
  if (structure === undefined) return [];
  const { length } = structure.tiers;
  return Object.keys(tiers)
    .filter((number) => Number(number) > length)
    .map((number) => ({
      path: ['tiers', number],
      message: `is no tier: the sales structure has ${length === 1 ? 'one' : 'two'}`,
    }));
}

function structureIn(path: string, settingsFile: string, faults: SettingsFault[]): StructureDocument | undefined {
  const parsed = parseStructureDocument(jsonIn(path, settingsFile, 'salesStructure', faults));
  if (parsed.kind === 'valid') return parsed.document;
  if (faults.length === 0) faults.push(...inOtherFile(path, 'salesStructure', parsed.problems));
  return undefined;
}

function rulesIn(path: string, settingsFile: string, faults: SettingsFault[]): RulesDocument | undefined {
  const before = faults.length;
  const parsed = parseRulesDocument(jsonIn(path, settingsFile, 'rules', faults));
  if (parsed.kind === 'valid') return parsed.document;
  if (faults.length === before) faults.push(...inOtherFile(path, 'rules', parsed.problems));
  return undefined;
}

function inOtherFile(path: string, field: string, problems: readonly RulesProblem[]): readonly SettingsFault[] {
  return problems.map(({ path: at, message, mend }) => ({
    path: [field],
    message: `names ${path}, where ${at === '' ? 'the document' : at} ${message}: ${mend}`,
  }));
}

/** What stands in a file that the settings name; a file that cannot be read is a fault of the field. */
function jsonIn(path: string, settingsFile: string, field: string, faults: SettingsFault[]): unknown {
  try {
    const json = locatedJson(textOf(resolve(dirname(settingsFile), path)));
    if ('value' in json) return json.value;
    for (const { line, message } of json) {
      faults.push({ path: [field], message: `names ${path}, which is no JSON on line ${line}: ${message}` });
    }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    faults.push({ path: [field], message: `names ${path}, which cannot be read: paths begin where the settings lie` });
  }
  return undefined;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`The settings file ${file} cannot be read: ${why}`, { cause: error });
  }
}

function refusal(file: string, faults: readonly { readonly line: number; readonly said: string }[]): SettingsError {
  const lines = faults
    .toSorted((one, other) => one.line - other.line)
    .map(({ line, said }) => `  line ${line}: ${said}`);
  return new SettingsError(`The settings in ${file} cannot be used:\n${lines.join('\n')}`);
}
