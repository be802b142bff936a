import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { CampaignMissingError } from '../../application/errors.ts';
import type {
  PlanVersions,
  ReplanProgress,
  Settings,
  SettingsRepository,
  UnreadableSetting,
} from '../../application/ports/settings-repository.ts';
import type { CallingArea } from '../../domain/calling-area.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../domain/controls.ts';
import { parseRulesDocument, type RulesDocument } from '../../domain/rules-document.ts';
import { STRUCTURE_AT_FIRST } from '../../domain/sales-structure.ts';
import { parseStructureDocument } from '../../domain/structure-document.ts';
import type { StructureDocument } from '../../domain/structure-fields.ts';
import { atVersion } from './at-version.ts';
import { type ConflictRetry, wroteIfAllowed } from './conflict-retry.ts';
import { DynamoVersionedDocuments } from './dynamo-versioned-documents.ts';
import { inPartition, queryItems } from './query-items.ts';
import {
  areasByKey,
  CONTROLS_KEY,
  campaignFromItem,
  campaignIdOf,
  campaignKey,
  controlsFromItem,
  itemFromControls,
  itemFromReplan,
  ownMembersOf,
  REPLAN_KEY,
  replanFromItem,
  SETTINGS_PARTITION,
} from './settings-items.ts';
import { UnreadableItemError } from './unreadable-item-error.ts';
import { inForceKey, type StoredKind } from './versioned-items.ts';

const STORED_RULES: StoredKind<RulesDocument> = {
  name: 'rules',
  key: 'RULES',
  atFirst: {},
  parse: parseRulesDocument,
};
const STORED_STRUCTURE: StoredKind<StructureDocument> = {
  name: 'sales structure',
  key: 'SALES_STRUCTURE',
  atFirst: STRUCTURE_AT_FIRST,
  parse: parseStructureDocument,
};

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
      return id === undefined ? [] : [attempted(`campaign ${id}`, () => campaignFromItem(item))];
    });
    const replans = items
      .filter((item) => item['sk'] === REPLAN_KEY.sk)
      .map((item) => attempted('progress of re-planning', () => replanFromItem(item)));
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
    return Item === undefined ? CONTROLS_AT_FIRST : controlsFromItem(Item);
  }

  async saveControls(controls: Controls): Promise<'saved' | 'stale'> {
    const command = new PutCommand({
      TableName: this.#tableName,
      Item: itemFromControls({ ...controls, version: controls.version + 1 }),
      ...atVersion(controls.version),
    });
    return (await wroteIfAllowed(() => this.#client.send(command), this.#retry)) ? 'saved' : 'stale';
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
    const whole = this.#campaignUpdate(campaign, 'shards');
    if (await wroteIfAllowed(() => this.#client.send(whole), this.#retry)) return;
    await this.#client.send(this.#campaignUpdate(campaign, 'all but shards'));
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

  /** With shards, the write is refused when it would leave fewer than there are: leads lie in them. */
  #campaignUpdate(campaign: Campaign, extent: 'shards' | 'all but shards'): UpdateCommand {
    const members = Object.entries(ownMembersOf(campaign)).filter(([name]) => extent === 'shards' || name !== 'shards');
    const kept = members.filter(([, value]) => value !== undefined);
    const gone = members.filter(([, value]) => value === undefined);
    const sets = [...kept.map(([name]) => `#${name} = :${name}`), '#areas = if_not_exists(#areas, :areas)'];
    const removal = gone.length === 0 ? '' : ` REMOVE ${gone.map(([name]) => `#${name}`).join(', ')}`;
    return new UpdateCommand({
      TableName: this.#tableName,
      Key: campaignKey(campaign.id),
      UpdateExpression: `SET ${sets.join(', ')}${removal}`,
      ExpressionAttributeNames: {
        ...Object.fromEntries(members.map(([name]) => [`#${name}`, name])),
        '#areas': 'areas',
      },
      ExpressionAttributeValues: {
        ...Object.fromEntries(kept.map(([name, value]) => [`:${name}`, value])),
        ':areas': areasByKey(campaign.areas),
      },
      ...(extent === 'shards' ? { ConditionExpression: 'attribute_not_exists(#shards) OR #shards <= :shards' } : {}),
    });
  }
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

function attempted<T>(what: string, read: () => T): Attempted<T> {
  try {
    return { kind: 'read', value: read() };
  } catch (error) {
    if (!(error instanceof UnreadableItemError)) throw error;
    return { kind: 'unreadable', setting: { what, reason: error.message } };
  }
}
