import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { documentClient, type Engine, type EngineKind, startEngine } from '../../simulator/engine/embedded-engine.ts';

/** An empty table, made from the definition that is deployed. */
export interface RealTable {
  readonly client: DynamoDBDocumentClient;
  readonly endpoint: string;
  readonly name: string;
}

/**
 * Starts one DynamoDB engine for the test file, ended with it.
 * @returns a function that creates a fresh table on it.
 */
export function realTables(only?: EngineKind): () => Promise<RealTable> {
  let running: { readonly engine: Engine; readonly client: DynamoDBDocumentClient } | undefined;
  beforeAll(async () => {
    const engine = await startEngine(only === undefined ? {} : { only });
    running = { engine, client: documentClient(engine.endpoint) };
  });
  afterAll(async () => {
    running?.client.destroy();
    await running?.engine.stop();
  });
  return async () => {
    if (running === undefined) throw new Error('Tables are to be had within a test only.');
    const name = `tierline-${randomUUID()}`;
    await running.engine.createTable(name);
    return { client: running.client, endpoint: running.engine.endpoint, name };
  };
}
