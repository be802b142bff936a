import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addDeployment } from '../../infra/deployment.ts';
import { SALES_STRUCTURES, type SalesStructureKind } from '../../shared/domain/sales-structure.ts';
import { COMPANY, equipmentOf } from '../../simulator/company.ts';
import { deployedFlows } from '../../simulator/deployed-flows.ts';
import { FlowLibrary } from '../../simulator/flows/flow-library.ts';
import { anApp, type Resource, resourcesOf, settingsWith } from './a-deployment.ts';

const token = z.union([
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform((own) => own['Fn::GetAtt'][0]),
  z.strictObject({ 'Fn::ImportValue': z.string() }).transform((own) => own['Fn::ImportValue']),
  z
    .strictObject({ 'Fn::GetStackOutput': z.looseObject({ OutputName: z.string() }) })
    .transform((own) => own['Fn::GetStackOutput'].OutputName),
]);
const content = z.union([
  z.string().transform((text) => [text]),
  z.strictObject({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }).transform((own) => own['Fn::Join'][1]),
]);

/** The company of a simulated run, as the settings of a deployment. */
function deploymentOf(salesStructure: SalesStructureKind) {
  const settings = settingsWith({
    salesStructure,
    deploymentName: COMPANY.deployment,
    companyName: COMPANY.name,
    callerNumbers: [COMPANY.callerNumber],
    recording: 'after-notice',
  });
  return addDeployment(anApp(), { ...settings, facts: COMPANY.facts });
}

describe.each(['one', 'two', 'three'] as const)('a simulated company in %s tiers', (kind) => {
  const simulated = deployedFlows(SALES_STRUCTURES[kind]);
  const { flows } = deploymentOf(kind);
  const made = ['ContactFlow', 'ContactFlowModule'].flatMap((type) => resourcesOf(flows, `AWS::Connect::${type}`));

  it('runs every document of the template, and no other', () => {
    const arnOf = arnsBy(kind);
    const deployed = made.map(({ Properties: { Name, Type, Content } }) => ({
      name: Name,
      type: Type ?? 'MODULE',
      document: JSON.parse(textOf(Content, arnOf)),
    }));
    const byName = (one: { name: unknown }, other: { name: unknown }) =>
      String(one.name).localeCompare(String(other.name));

    expect([...simulated.flows.values()].toSorted(byName)).toEqual(deployed.toSorted(byName));
  });

  it('is one whose instance would take them', () => {
    expect(() => new FlowLibrary(simulated)).not.toThrow();
  });

  it('shows its agents the views of the template', () => {
    const views = resourcesOf(flows, 'AWS::Connect::View').map(({ Properties }) => Properties['Name']);
    expect([...simulated.views.values()].map(({ name }) => name)).toEqual(views);
  });

  /** The ARN in the simulated instance of what a token of the template stands for. */
  function arnsBy(structure: SalesStructureKind): (named: string) => string {
    const instance = `arn:aws:connect:${COMPANY.region}:${COMPANY.accountId}:instance/${COMPANY.instanceId}`;
    const functionArns = [...simulated.functions].map(([arn, name]) => [pascal(name), arn] as const);
    const queues = equipmentOf(SALES_STRUCTURES[structure]).map(
      ({ tier, queueId }) => [`Tier${tier}Queue`, `${instance}/queue/${queueId}`] as const,
    );
    const places: readonly (readonly [string, string])[] = [
      ...functionArns.map(([name, arn]) => [`${name}Function`, arn] as const),
      ...queues,
      ['InboundQueue', queues.at(-1)?.[1] ?? ''],
      ['OpeningHours', `${instance}/operating-hours/${[...simulated.hoursIds][0]}`],
    ];
    return (named) => own(named, instance) ?? places.find(([part]) => named.includes(part))?.[1] ?? `<${named}>`;
  }

  function own(logicalId: string, instance: string): string | undefined {
    const resource = [...made, ...resourcesOf(flows, 'AWS::Connect::View')].find(
      (other) => other.logicalId === logicalId,
    );
    if (resource === undefined) return undefined;
    const name = resource.Properties['Name'];
    const [id] =
      [...simulated.flows].find(([, source]) => source.name === name) ??
      [...simulated.views].find(([, view]) => view.name === name) ??
      [];
    return `${instance}/${kindOf(resource)}/${id}`;
  }
});

function kindOf({ Type }: Resource): string {
  if (Type === 'AWS::Connect::View') return 'view';
  return Type === 'AWS::Connect::ContactFlow' ? 'contact-flow' : 'flow-module';
}

function textOf(value: unknown, arnOf: (named: string) => string): string {
  return content
    .parse(value)
    .map((part) => (typeof part === 'string' ? part : arnOf(token.parse(part))))
    .join('');
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
