import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { CampaignMissingError } from '../../application/errors.ts';
import type {
  PublicationResult,
  ReadableRulesVersion,
  ReplanProgress,
  RulesHistoryPage,
  RulesInForce,
  RulesPublication,
  RulesVersion,
  Settings,
  SettingsRepository,
  UnreadableSetting,
} from '../../application/ports/settings-repository.ts';
import type { CallingArea } from '../../domain/calling-area.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../domain/controls.ts';
import type { SalesStructureKind } from '../../domain/sales-structure.ts';
import { type ConflictRetry, wroteIfAllowed } from './conflict-retry.ts';
import {
  RULES_HISTORY_PARTITION,
  RULES_KEY,
  rulesFromItem,
  rulesHistoryKey,
  rulesMembers,
  rulesVersionFromItem,
} from './rules-items.ts';
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
  STRUCTURE_KEY,
  structureFromItem,
} from './settings-items.ts';
import { transact } from './transaction.ts';
import { UnreadableItemError } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;

/** Versions asked for at once when those in force cannot be read: the first earlier one nearly always can. */
const EARLIER_VERSIONS = 5;

/** Structure, rules, campaigns and controls in one DynamoDB table. */
export class DynamoSettingsRepository implements SettingsRepository {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #retry: ConflictRetry;

  constructor(client: DynamoDBDocumentClient, tableName: string, retry: ConflictRetry = {}) {
    this.#client = client;
    this.#tableName = tableName;
    this.#retry = retry;
  }

  async read(): Promise<Settings> {
    const items = await this.#query(inPartition(SETTINGS_PARTITION));
    const structure = items.find((item) => item['sk'] === STRUCTURE_KEY.sk);
    const rules = await this.#rulesInForce(items.find((item) => item['sk'] === RULES_KEY.sk));
    const campaigns = items.flatMap((item) => {
      const id = campaignIdOf(item);
      return id === undefined ? [] : [attempted(`campaign ${id}`, () => campaignFromItem(item))];
    });
    const replans = items
      .filter((item) => item['sk'] === REPLAN_KEY.sk)
      .map((item) => attempted('progress of re-planning', () => replanFromItem(item)));
    const [replan] = replans.flatMap((it) => (it.kind === 'read' ? [it.value] : []));
    return {
      structure: structure === undefined ? 'three' : structureFromItem(structure),
      rules: rules.inForce,
      campaigns: campaigns.flatMap((campaign) => (campaign.kind === 'read' ? [campaign.value] : [])),
      unreadable: [
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

  async putStructure(kind: SalesStructureKind): Promise<void> {
    await this.#client.send(new PutCommand({ TableName: this.#tableName, Item: { ...STRUCTURE_KEY, kind } }));
  }

  async publishRules(publication: RulesPublication): Promise<PublicationResult> {
    const version = publication.expectedVersion + 1;
    const members = rulesMembers(publication);
    const inForce = { ...RULES_KEY, ...members };
    const inHistory = { ...rulesHistoryKey(version), ...members };
    const writes = [
      { Put: { TableName: this.#tableName, Item: inForce, ...atVersion(publication.expectedVersion) } },
      { Put: { TableName: this.#tableName, Item: inHistory, ConditionExpression: 'attribute_not_exists(pk)' } },
    ];
    const refusals = await transact(this.#client, writes, this.#retry);
    return refusals === undefined ? { kind: 'published', version } : { kind: 'stale' };
  }

  async rulesVersion(version: number): Promise<RulesVersion | undefined> {
    const command = new GetCommand({ TableName: this.#tableName, Key: rulesHistoryKey(version), ConsistentRead: true });
    const { Item } = await this.#client.send(command);
    return Item === undefined ? undefined : rulesVersionFromItem(Item);
  }

  async rulesHistory({ limit, before }: RulesHistoryPage): Promise<readonly RulesVersion[]> {
    const below = before === undefined ? undefined : rulesHistoryKey(before).sk;
    const query = inPartition(RULES_HISTORY_PARTITION, below);
    const items = await this.#query({ ...query, ScanIndexForward: false }, limit);
    return items.map(rulesVersionFromItem);
  }

  async saveReplan(
    progress: ReplanProgress,
    expected: Pick<ReplanProgress, 'version' | 'cursor'> | undefined,
  ): Promise<'saved' | 'stale'> {
    const condition =
      expected === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#version = :version AND #cursor = :cursor',
            ExpressionAttributeNames: { '#version': 'version', '#cursor': 'cursor' },
            ExpressionAttributeValues: { ':version': expected.version, ':cursor': expected.cursor },
          };
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

  /**
   * The published rules; the product's defaults before the first are; and when those in force cannot be read, the newest
   * earlier ones that can.
   * @throws UnreadableItemError when none can be read: nobody is called under rules that nobody published.
   */
  async #rulesInForce(
    item: Item | undefined,
  ): Promise<{ readonly inForce: RulesInForce; readonly unreadable: readonly UnreadableSetting[] }> {
    if (item === undefined) return { inForce: { version: 0, document: {} }, unreadable: [] };
    const last = attempted('rules', () => rulesFromItem(item));
    if (last.kind === 'read') return { inForce: inForceFrom(last.value), unreadable: [] };
    let page: RulesHistoryPage | undefined = { limit: EARLIER_VERSIONS };
    while (page !== undefined) {
      const versions: readonly RulesVersion[] = await this.rulesHistory(page);
      const readable = versions.find((version) => version.kind === 'readable');
      if (readable !== undefined) return { inForce: inForceFrom(readable), unreadable: [last.setting] };
      const oldest = versions.at(-1);
      page = oldest === undefined ? undefined : { limit: EARLIER_VERSIONS, before: oldest.version };
    }
    throw new UnreadableItemError(`${RULES_KEY.pk} / ${RULES_KEY.sk}`, last.setting.reason);
  }

  /** As many of the items as wanted, over as many pages as DynamoDB makes of them: a page ends at 1 MB. */
  async #query(
    query: Omit<QueryCommandInput, 'TableName' | 'ConsistentRead' | 'Limit' | 'ExclusiveStartKey'>,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<readonly Item[]> {
    const items: Item[] = [];
    let startKey: Record<string, unknown> | undefined;
    do {
      const left = limit - items.length;
      const page: QueryCommandOutput = await this.#client.send(
        new QueryCommand({
          TableName: this.#tableName,
          ConsistentRead: true,
          ...query,
          ...(Number.isFinite(left) && { Limit: left }),
          ...(startKey !== undefined && { ExclusiveStartKey: startKey }),
        }),
      );
      items.push(...(page.Items ?? []));
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined && items.length < limit);
    return items;
  }
}

/** All items of a partition, or those whose sort key lies below one. */
function inPartition(partition: string, below?: string) {
  if (below === undefined) {
    return { KeyConditionExpression: 'pk = :partition', ExpressionAttributeValues: { ':partition': partition } };
  }
  return {
    KeyConditionExpression: 'pk = :partition AND sk < :below',
    ExpressionAttributeValues: { ':partition': partition, ':below': below },
  };
}

function inForceFrom({ version, document, at }: ReadableRulesVersion): RulesInForce {
  return { version, document, publishedAt: at };
}

/** The item is still at the version read; version 0 is an item not written yet. */
function atVersion(version: number) {
  return {
    ConditionExpression: version === 0 ? 'attribute_not_exists(#version)' : '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ...(version === 0 ? {} : { ExpressionAttributeValues: { ':version': version } }),
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
