import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { CampaignMissingError } from '../../application/errors.ts';
import type {
  CampaignSignature,
  CampaignVersion,
  ControlsChange,
  ControlsSignature,
  PlanVersions,
  ReplanProgress,
  Settings,
  SettingsRepository,
  StoredCampaign,
  UnreadableSetting,
} from '../../application/ports/settings-repository.ts';
import type { HistoryPage } from '../../application/ports/versioned-documents.ts';
import { RULES } from '../../application/rules-versions.ts';
import { STRUCTURE } from '../../application/structure-versions.ts';
import type { CallingArea } from '../../domain/calling-area.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../domain/controls.ts';
import { controlsDeeds } from '../../domain/controls-deeds.ts';
import type { RulesDocument } from '../../domain/rules-document.ts';
import type { StructureDocument } from '../../domain/structure-fields.ts';
import type { SettingName } from '../../domain/unreadable.ts';
import { atVersion } from './at-version.ts';
import { itemFromAuditEntry } from './audit-items.ts';
import { type ConflictRetry, wroteIfAllowed } from './conflict-retry.ts';
import { DynamoVersionedDocuments } from './dynamo-versioned-documents.ts';
import { inPartition, queryItems } from './query-items.ts';
import {
  areasByKey,
  CONTROLS_HISTORY_PARTITION,
  CONTROLS_KEY,
  campaignFromItem,
  campaignHistoryPartition,
  campaignIdOf,
  campaignKey,
  campaignVersionFromItem,
  campaignVersionKey,
  campaignVersionOf,
  controlsChangeFromItem,
  controlsChangeKey,
  controlsFromItem,
  itemFromCampaignVersion,
  itemFromControls,
  itemFromControlsChange,
  itemFromReplan,
  ownMembersOf,
  REPLAN_KEY,
  replanFromItem,
  SETTINGS_PARTITION,
} from './settings-items.ts';
import { transact } from './transaction.ts';
import { UnreadableItemError, unreadableSetting } from './unreadable-item-error.ts';
import { inForceKey, type StoredKind } from './versioned-items.ts';

const STORED_RULES: StoredKind<RulesDocument> = {
  ...RULES,
  key: 'RULES',
  setting: { kind: 'rules' },
  subject: 'rules',
};
const STORED_STRUCTURE: StoredKind<StructureDocument> = {
  ...STRUCTURE,
  key: 'SALES_STRUCTURE',
  setting: { kind: 'structure' },
  subject: 'sales structure',
};

/**
 * Names the table that the controls were stored in. AWS restores a table under another name: controls that came with the
 * copy tell by it that they are another table's, and so do those of a version that named none.
 */
const TABLE_OF_CONTROLS = 'table';

/** Structure, rules, campaigns and controls in one DynamoDB table. */
export class DynamoSettingsRepository implements SettingsRepository {
  readonly rules: DynamoVersionedDocuments<RulesDocument>;
  readonly structures: DynamoVersionedDocuments<StructureDocument>;
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #retry: ConflictRetry;

  constructor(client: DynamoDBDocumentClient, tableName: string, retry: ConflictRetry = {}) {
    this.#client = client;
    this.#tableName = tableName;
    this.#retry = retry;
    this.rules = new DynamoVersionedDocuments(client, tableName, STORED_RULES, retry);
    this.structures = new DynamoVersionedDocuments(client, tableName, STORED_STRUCTURE, retry);
  }

  async read(): Promise<Settings> {
    const items = await queryItems(this.#client, { TableName: this.#tableName, ...inPartition(SETTINGS_PARTITION) });
    const storedAs = (kind: { readonly key: string }) => items.find((item) => item['sk'] === inForceKey(kind).sk);
    const structure = await this.structures.inForce(storedAs(STORED_STRUCTURE));
    const rules = await this.rules.inForce(storedAs(STORED_RULES));
    const campaigns = items.flatMap((item) => {
      const id = campaignIdOf(item);
      return id === undefined ? [] : [attempted({ kind: 'campaign', campaignId: id }, () => campaignFromItem(item))];
    });
    const replans = items
      .filter((item) => item['sk'] === REPLAN_KEY.sk)
      .map((item) => attempted({ kind: 'replanning' }, () => replanFromItem(item)));
    const [replan] = replans.flatMap((it) => (it.kind === 'read' ? [it.value] : []));
    return {
      structure: structure.inForce,
      rules: rules.inForce,
      campaigns: campaigns.flatMap((campaign) => (campaign.kind === 'read' ? [campaign.value] : [])),
      unreadable: [
        ...structure.unreadable,
        ...rules.unreadable,
        ...[...campaigns, ...replans].flatMap((it) => (it.kind === 'unreadable' ? [it.setting] : [])),
      ],
      ...(replan !== undefined && { replan }),
    };
  }

  async readControls(): Promise<Controls> {
    const command = new GetCommand({ TableName: this.#tableName, Key: CONTROLS_KEY, ConsistentRead: true });
    const { Item } = await this.#client.send(command);
    if (Item === undefined) return CONTROLS_AT_FIRST;
    const controls = controlsFromItem(Item);
    return Item[TABLE_OF_CONTROLS] === this.#tableName ? controls : { ...controls, restored: true };
  }

  async saveControls(controls: Controls, signature: ControlsSignature): Promise<'saved' | 'stale'> {
    const TableName = this.#tableName;
    const after = { ...controls, version: controls.version + 1 };
    const { author, note, at, before } = signature;
    const deeds = controlsDeeds(before, after);
    const writes = [
      { Put: { TableName, Item: this.#controlsItem(after), ...atVersion(controls.version) } },
      { Put: { TableName, Item: itemFromControlsChange({ ...signature, after }) } },
      { Put: { TableName, Item: itemFromAuditEntry({ author, note, at, subject: 'controls', deeds }) } },
    ];
    return (await transact(this.#client, writes, this.#retry)) === undefined ? 'saved' : 'stale';
  }

  /** Controls of a copy stay those of another table until they are released. */
  #controlsItem(controls: Controls): Readonly<Record<string, unknown>> {
    const table = controls.restored ? 'restored' : this.#tableName;
    return { ...itemFromControls(controls), [TABLE_OF_CONTROLS]: table };
  }

  async controlsHistory({ limit, before }: HistoryPage): Promise<readonly ControlsChange[]> {
    const below = before === undefined ? undefined : controlsChangeKey(before).sk;
    const query = { TableName: this.#tableName, ...inPartition(CONTROLS_HISTORY_PARTITION, below) };
    const items = await queryItems(this.#client, { ...query, ScanIndexForward: false }, limit);
    return items.map(controlsChangeFromItem);
  }

  async saveReplan(
    progress: ReplanProgress,
    expected: (PlanVersions & Pick<ReplanProgress, 'cursor'>) | undefined,
  ): Promise<'saved' | 'stale'> {
    const condition = expected === undefined ? { ConditionExpression: 'attribute_not_exists(pk)' } : stillAt(expected);
    const command = new PutCommand({ TableName: this.#tableName, Item: itemFromReplan(progress), ...condition });
    return (await wroteIfAllowed(() => this.#client.send(command), this.#retry)) ? 'saved' : 'stale';
  }

  async putCampaign(campaign: Campaign): Promise<void> {
    const whole = new UpdateCommand(this.#campaignUpdate(campaign, 'shards'));
    if (await wroteIfAllowed(() => this.#client.send(whole), this.#retry)) return;
    await this.#client.send(new UpdateCommand(this.#campaignUpdate(campaign, 'all but shards')));
  }

  async addCampaign(campaign: Campaign): Promise<'added' | 'there-already'> {
    const command = new UpdateCommand(this.#campaignUpdate(campaign, 'shards', 0));
    return (await wroteIfAllowed(() => this.#client.send(command), this.#retry)) ? 'added' : 'there-already';
  }

  async campaign(campaignId: string): Promise<StoredCampaign | undefined> {
    const Key = campaignKey(campaignId);
    const command = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(command);
    if (Item === undefined) return undefined;
    const version = campaignVersionOf(Item);
    const read = attempted({ kind: 'campaign', campaignId }, () => campaignFromItem(Item));
    return read.kind === 'read'
      ? { kind: 'readable', version, campaign: read.value }
      : { kind: 'unreadable', version, reason: read.setting.reason, why: read.setting.why };
  }

  async saveCampaign(campaign: Campaign, signature: CampaignSignature): Promise<'saved' | 'stale'> {
    const TableName = this.#tableName;
    const { expectedVersion, author, note, at, deeds } = signature;
    const { areas: _, ...own } = campaign;
    const version = { version: expectedVersion + 1, author, note, at, deeds, campaign: own };
    const entry = { author, note, at, subject: 'campaign', id: campaign.id, deeds } as const;
    const writes = [
      { Update: this.#campaignUpdate(campaign, 'shards', expectedVersion) },
      { Put: { TableName, Item: itemFromCampaignVersion(version) } },
      { Put: { TableName, Item: itemFromAuditEntry(entry) } },
    ];
    return (await transact(this.#client, writes, this.#retry)) === undefined ? 'saved' : 'stale';
  }

  async campaignHistory(campaignId: string, { limit, before }: HistoryPage): Promise<readonly CampaignVersion[]> {
    const below = before === undefined ? undefined : campaignVersionKey(campaignId, before).sk;
    const partition = inPartition(campaignHistoryPartition(campaignId), below);
    const query = { TableName: this.#tableName, ...partition, ScanIndexForward: false };
    return (await queryItems(this.#client, query, limit)).map(campaignVersionFromItem);
  }

  async addArea(campaignId: string, area: CallingArea): Promise<void> {
    const command = new UpdateCommand({
      TableName: this.#tableName,
      Key: campaignKey(campaignId),
      UpdateExpression: 'SET #areas.#key = :area',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#areas': 'areas', '#key': area.key },
      ExpressionAttributeValues: { ':area': area },
    });
    if (!(await wroteIfAllowed(() => this.#client.send(command), this.#retry)))
      throw new CampaignMissingError(campaignId);
  }

  /**
   * With shards, the write is refused when it would leave fewer than there are: leads lie in them.
   * @param over the version that must be there; 0 for none; any when absent.
   */
  #campaignUpdate(campaign: Campaign, extent: 'shards' | 'all but shards', over?: number) {
    const members = Object.entries(ownMembersOf(campaign)).filter(([name]) => extent === 'shards' || name !== 'shards');
    const kept = members.filter(([, value]) => value !== undefined);
    const gone = members.filter(([, value]) => value === undefined);
    const sets = [
      ...kept.map(([name]) => `#${name} = :${name}`),
      '#areas = if_not_exists(#areas, :areas)',
      '#version = if_not_exists(#version, :before) + :one',
    ];
    const removal = gone.length === 0 ? '' : ` REMOVE ${gone.map(([name]) => `#${name}`).join(', ')}`;
    const conditions = [
      ...(extent === 'shards' ? ['(attribute_not_exists(#shards) OR #shards <= :shards)'] : []),
      ...(over === undefined ? [] : [campaignAt(over)]),
    ];
    return {
      TableName: this.#tableName,
      Key: campaignKey(campaign.id),
      UpdateExpression: `SET ${sets.join(', ')}${removal}`,
      ExpressionAttributeNames: {
        ...Object.fromEntries(members.map(([name]) => [`#${name}`, name])),
        '#areas': 'areas',
        '#version': 'version',
      },
      ExpressionAttributeValues: {
        ...Object.fromEntries(kept.map(([name, value]) => [`:${name}`, value])),
        ':areas': areasByKey(campaign.areas),
        ':before': over ?? 0,
        ':one': 1,
        ...(over === undefined || over === 0 ? {} : { ':over': over }),
      },
      ...(conditions.length === 0 ? {} : { ConditionExpression: conditions.join(' AND ') }),
    };
  }
}

/** A campaign that was stored before campaigns had versions stands for version 1. */
function campaignAt(version: number): string {
  if (version === 0) return 'attribute_not_exists(pk)';
  return version === 1
    ? 'attribute_exists(pk) AND (attribute_not_exists(#version) OR #version = :over)'
    : '#version = :over';
}

/** A progress stored before structures had versions names none: it stands for version 0. */
function stillAt({ rulesVersion, structureVersion, cursor }: PlanVersions & Pick<ReplanProgress, 'cursor'>) {
  const isStructure =
    structureVersion === 0
      ? '(attribute_not_exists(#structure) OR #structure = :structure)'
      : '#structure = :structure';
  return {
    ConditionExpression: `#rules = :rules AND ${isStructure} AND #cursor = :cursor`,
    ExpressionAttributeNames: { '#rules': 'version', '#structure': 'structure_version', '#cursor': 'cursor' },
    ExpressionAttributeValues: { ':rules': rulesVersion, ':structure': structureVersion, ':cursor': cursor },
  };
}

type Attempted<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unreadable'; readonly setting: UnreadableSetting };

function attempted<T>(setting: SettingName, read: () => T): Attempted<T> {
  try {
    return { kind: 'read', value: read() };
  } catch (error) {
    if (!(error instanceof UnreadableItemError)) throw error;
    return { kind: 'unreadable', setting: unreadableSetting(setting, error) };
  }
}
