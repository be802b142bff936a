import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { CampaignMissingError } from '../../application/errors.ts';
import type { Settings, SettingsRepository, UnreadableSetting } from '../../application/ports/settings-repository.ts';
import type { CallingArea } from '../../domain/calling-area.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../domain/controls.ts';
import type { RulesDocument } from '../../domain/rules-document.ts';
import type { SalesStructureKind } from '../../domain/sales-structure.ts';
import { type ConflictRetry, wroteIfAllowed } from './conflict-retry.ts';
import {
  areasByKey,
  CONTROLS_KEY,
  campaignFromItem,
  campaignIdOf,
  campaignKey,
  controlsFromItem,
  itemFromControls,
  ownMembersOf,
  RULES_HISTORY_PARTITION,
  RULES_KEY,
  rulesFromItem,
  rulesHistoryKey,
  rulesMembers,
  SETTINGS_PARTITION,
  STRUCTURE_KEY,
  structureFromItem,
  type VersionedRules,
} from './settings-items.ts';
import { transact } from './transaction.ts';
import { UnreadableItemError } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;

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
    const items = await this.#partition(SETTINGS_PARTITION);
    const structure = items.find((item) => item['sk'] === STRUCTURE_KEY.sk);
    const rules = await this.#rulesInForce(items.find((item) => item['sk'] === RULES_KEY.sk));
    const campaigns = items.flatMap((item) => {
      const id = campaignIdOf(item);
      return id === undefined ? [] : [attempted(`campaign ${id}`, () => campaignFromItem(item))];
    });
    return {
      structure: structure === undefined ? 'three' : structureFromItem(structure),
      rules: rules.standing,
      campaigns: campaigns.flatMap((campaign) => (campaign.kind === 'read' ? [campaign.value] : [])),
      unreadable: [...rules.unreadable, ...campaigns.flatMap((it) => (it.kind === 'unreadable' ? [it.setting] : []))],
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

  async publishRules(document: RulesDocument, expectedVersion: number): Promise<'published' | 'stale'> {
    const version = expectedVersion + 1;
    const members = rulesMembers({ version, document });
    const writes = [
      { Put: { TableName: this.#tableName, Item: { ...RULES_KEY, ...members }, ...atVersion(expectedVersion) } },
      { Put: { TableName: this.#tableName, Item: { ...rulesHistoryKey(version), ...members } } },
    ];
    const refusals = await transact(this.#client, writes, this.#retry);
    return refusals === undefined ? 'published' : 'stale';
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
  ): Promise<{ readonly standing: VersionedRules; readonly unreadable: readonly UnreadableSetting[] }> {
    if (item === undefined) return { standing: { version: 0, document: {} }, unreadable: [] };
    const inForce = attempted('rules', () => rulesFromItem(item));
    if (inForce.kind === 'read') return { standing: inForce.value, unreadable: [] };
    for (const earlier of (await this.#partition(RULES_HISTORY_PARTITION)).toReversed()) {
      const rules = attempted('rules', () => rulesFromItem(earlier));
      if (rules.kind === 'read') return { standing: rules.value, unreadable: [inForce.setting] };
    }
    throw new UnreadableItemError(`${RULES_KEY.pk} / ${RULES_KEY.sk}`, inForce.setting.reason);
  }

  async #partition(partition: string): Promise<readonly Item[]> {
    const items: Item[] = [];
    let startKey: Record<string, unknown> | undefined;
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName: this.#tableName,
          KeyConditionExpression: 'pk = :partition',
          ExpressionAttributeValues: { ':partition': partition },
          ConsistentRead: true,
          ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
        }),
      );
      items.push(...(page.Items ?? []));
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
    return items;
  }
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
