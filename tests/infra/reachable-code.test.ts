import { afterAll, describe, expect, it } from 'vitest';
import { actionsNeeded } from '../support/needed-rights.ts';
import { openSources } from '../support/reachable-code.ts';
import { PROJECT } from './a-deployment.ts';

const sources = openSources(PROJECT);
afterAll(() => sources[Symbol.dispose]());

const reached = (file: string) => sources.reachableFrom(`tests/fixtures/reachable-code/${file}.ts`);

describe('the rights that code needs', () => {
  it('follow a call through the interface to the class behind it, and into what that calls', () => {
    expect(actionsNeeded(reached('reader'))).toEqual(['dynamodb:GetItem']);
  });

  it('follow a call of one method alone of a larger interface, and not the same name on another class', () => {
    expect(actionsNeeded(reached('writer'))).toEqual(['dynamodb:PutItem']);
  });

  it('are each part of a transaction, and the index where one is asked', () => {
    const code = {
      constructed: ['TransactWriteCommand', 'QueryCommand'].map((name) => ({ package: '@aws-sdk/lib-dynamodb', name })),
      objectMembers: new Set(['Put', 'ConditionCheck', 'IndexName']),
    };

    expect(actionsNeeded({ ...reached('reader'), ...code })).toEqual([
      ...['dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:Query index'],
    ]);
  });

  it('of a client that nobody has looked up are an error, not nothing', () => {
    const code = { constructed: [{ package: '@aws-sdk/client-polly', name: 'SynthesizeSpeechCommand' }] };

    expect(() => actionsNeeded({ ...reached('reader'), ...code })).toThrow(
      /which actions the commands of @aws-sdk\/client-polly need/,
    );
  });
});
