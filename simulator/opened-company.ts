import type { ConnectClient } from '@aws-sdk/client-connect';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createConnectClient } from '../shared/adapters/connect/connect-client.ts';
import { createEventBridgeClient } from '../shared/adapters/eventbridge/event-bridge-client.ts';
import type { Journal } from '../shared/application/ports/journal.ts';
import type { SalesStructure, TierNumber } from '../shared/domain/sales-structure.ts';
import type { VirtualClock } from './clock/virtual-clock.ts';
import { COMPANY, equipmentOf, NEW_INSTANCE } from './company.ts';
import { startEventBusApi } from './company-bus/event-bus-api.ts';
import { type ContactCentre, type ContactCentreOptions, startContactCentre } from './contact-centre.ts';
import { KeptInputs } from './delivery/kept-inputs.ts';
import { KeptSuppressions } from './delivery/kept-suppressions.ts';
import { deployedFlows } from './deployed-flows.ts';
import { deployedFunctions } from './deployed-functions.ts';
import { ImageReader } from './engine/image-reader.ts';
import type { People } from './people/customers.ts';
import { randomFor } from './random.ts';
import { watchItems } from './wire/item-changes.ts';

export interface CompanyToOpen {
  readonly clock: VirtualClock;
  readonly seed: number;
  /** @see ContactCentreSettings.peopleSeed */
  readonly peopleSeed: number;
  /** Of the company's table, which stands and may hold leads already. Whoever opens the company closes it. */
  readonly documents: DynamoDBDocumentClient;
  /** Where that table is. */
  readonly tableEndpoint: string;
  readonly structure: Pick<SalesStructure, 'tiers'>;
  /** People at work in each tier. */
  readonly agents: ReadonlyMap<TierNumber, number>;
  readonly people: People;
  /** @see ContactCentreOptions.callsBefore */
  readonly callsBefore: ReadonlyMap<string, number>;
  readonly journal: Journal;
  readonly onFailure: (what: string, error: unknown) => void;
  /** See the contact centre's option of that name. */
  readonly worthRunning?: (now: ReturnType<VirtualClock['now']>, centre: ContactCentre) => boolean;
  readonly shift?: ContactCentreOptions['shift'];
  /** Whether the dialler runs; always when absent. */
  readonly mayDial?: () => boolean;
}

/** A contact centre that is open and calls the functions of a company, which work on its table. */
export interface OpenedCompany {
  readonly centre: ContactCentre;
  readonly connect: ConnectClient;
  /** The clock may not run any more. */
  close(): Promise<void>;
}

const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Opens the contact centre of a company whose settings stand in its table, and has the deployed functions serve it. */
export async function openCompany(company: CompanyToOpen): Promise<OpenedCompany> {
  const { clock, seed, peopleSeed, documents, tableEndpoint, structure, agents, people, journal, onFailure } = company;
  const { tiers } = structure;
  const { accountId, region, busName, instanceId, zone: companyZone, callerNumber } = COMPANY;
  const images = new ImageReader(tableEndpoint);
  const { worthRunning, callsBefore, shift } = company;
  const centre: ContactCentre = await startContactCentre(
    {
      seed,
      peopleSeed,
      companyZone,
      instanceId,
      accountId,
      region,
      ...NEW_INSTANCE,
      callerNumbers: [...new Set([callerNumber, ...tiers.flatMap(({ callerNumbers = [] }) => callerNumbers)])],
      flows: deployedFlows({ tiers }),
      tiers: equipmentOf({ tiers }).map((own) => ({ ...own, people: agents.get(own.tier) ?? 1 })),
    },
    people,
    clock,
    {
      onFunctionError: onFailure,
      callsBefore,
      ...(shift !== undefined && { shift }),
      ...(worthRunning !== undefined && { worthRunning: (now) => worthRunning(now, centre) }),
    },
  );
  watchItems(documents, {
    isWatched: (key) => centre.tableStream.mayDeliver(key),
    read: (table, keys) => images.read(table, keys),
    onChange: (change) => centre.tableStream.put(change),
  });
  const connect = createConnectClient({ region, endpoint: centre.endpoint, credentials: CREDENTIALS });
  const bus = await startEventBusApi({ seed, accountId, region, busName }, clock);
  const eventBridge = createEventBridgeClient({ region, endpoint: bus.endpoint, credentials: CREDENTIALS });
  const waits = randomFor(seed, 'waits');
  const readersWaits = randomFor(seed, 'waits of readers');
  const functions = deployedFunctions({
    documents,
    connect,
    eventBridge,
    rejected: new KeptInputs(),
    suppressions: new KeptSuppressions(),
    journal,
    print: () => undefined,
    clock: () => clock.now(),
    sleep: (milliseconds) => clock.sleep(milliseconds),
    random: () => waits.next(),
    readersRandom: () => readersWaits.next(),
    ...NEW_INSTANCE,
    storyEndsWithResult: false,
    standIns: {},
  });
  const { mayDial = () => true } = company;
  const idle = async () => ({ batchItemFailures: [] });
  centre.open({ ...functions, dialDueLeads: (event) => (mayDial() ? functions.dialDueLeads(event) : idle()) });
  return {
    centre,
    connect,
    close: async () => {
      await centre.close();
      await bus.close();
      eventBridge.destroy();
      connect.destroy();
      images.close();
    },
  };
}
