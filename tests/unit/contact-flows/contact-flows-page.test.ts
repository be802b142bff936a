import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contactResources } from '../../../infra/contact-flows/contact-resources.ts';
import { someFlowResources } from '../../support/flow-resources.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/contact-flows.md'), 'utf8');

/** What Amazon Connect takes for names and descriptions of views, the narrowest of all (API_View). */
const NAME = /^[\p{L}\p{N}_.:/=+\-@()'][\p{L}\p{Z}\p{N}_.:/=+\-@()']{0,126}$/u;
const DESCRIPTION = /^[\p{L}\p{N}_.:/=+\-@,'][\p{L}\p{Z}\p{N}_.:/=+\-@,']{0,499}$/u;

describe('the resources of a deployment', () => {
  const resources = contactResources(someFlowResources());

  it('stand in docs/contact-flows.md, every one', () => {
    const keys = resources.map(({ key }) => key.replace(/-\d$/, '-N'));

    expect(keys.filter((key) => !PAGE.includes(`\`${key}\``))).toEqual([]);
  });

  it('have keys and names of their own, in words that Amazon Connect takes', () => {
    const keys = resources.map(({ key }) => key);
    const names = resources.map(({ name }) => name);

    expect([new Set(keys).size, new Set(names).size]).toEqual([resources.length, resources.length]);
    expect(names.filter((name) => !NAME.test(name))).toEqual([]);
    expect(resources.map(({ description }) => description).filter((words) => !DESCRIPTION.test(words))).toEqual([]);
  });

  it('of two deployments share no name', () => {
    const others = contactResources(someFlowResources({ deploymentName: 'other' })).map(({ name }) => name);

    expect(resources.filter(({ name }) => others.includes(name))).toEqual([]);
  });
});
