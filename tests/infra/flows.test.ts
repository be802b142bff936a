import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FlowRefusedError } from '../../infra/contact-flows/language/flow-problem.ts';
import { addDeployment } from '../../infra/deployment.ts';
import { aDeployment, anApp, printed, resourcesOf, settingsWith, THE_INSTANCE, theResource } from './a-deployment.ts';

const { flows, callsIn } = aDeployment();

const dimension = z
  .array(z.object({ Name: z.string(), Value: z.string() }))
  .transform((all) => Object.fromEntries(all.map(({ Name, Value }) => [Name, Value])))
  .pipe(z.object({ InstanceId: z.string(), MetricGroup: z.string(), ContactFlowName: z.string() }));

const made = ['ContactFlow', 'ContactFlowModule'].flatMap((type) => resourcesOf(flows, `AWS::Connect::${type}`));

describe('functions that flows invoke', () => {
  const associated = resourcesOf(flows, 'AWS::Connect::IntegrationAssociation').map(({ Properties }) => Properties);

  it('are made known to the instance, four and no others', () => {
    expect(associated.map(({ IntegrationArn }) => printed(IntegrationArn))).toEqual([
      '<OptOutFunction.Arn>',
      '<LookUpCallerFunction.Arn>',
      '<BriefAgentFunction.Arn>',
      '<RecordDispositionFunction.Arn>',
    ]);
    for (const { InstanceId, IntegrationType } of associated) {
      expect({ InstanceId, IntegrationType }).toEqual({
        InstanceId: THE_INSTANCE.arn,
        IntegrationType: 'LAMBDA_FUNCTION',
      });
    }
  });

  it('let this instance of this account invoke them, and nobody else', () => {
    const permissions = resourcesOf(callsIn, 'AWS::Lambda::Permission').map(({ Properties }) => ({
      Principal: Properties['Principal'],
      SourceArn: Properties['SourceArn'],
      SourceAccount: Properties['SourceAccount'],
      of: printed(Properties['FunctionName']),
    }));

    const connect = {
      Principal: 'connect.amazonaws.com',
      SourceArn: THE_INSTANCE.arn,
      SourceAccount: THE_INSTANCE.account,
    };
    expect(permissions.toSorted((one, other) => one.of.localeCompare(other.of))).toEqual(
      ['BriefAgent', 'LookUpCaller', 'OptOut', 'RecordDisposition'].map((id) => ({
        ...connect,
        of: `<${id}Function.Arn>`,
      })),
    );
  });

  it('are known before a flow that invokes them is made', () => {
    const associations = resourcesOf(flows, 'AWS::Connect::IntegrationAssociation').map(({ logicalId }) => logicalId);
    for (const { DependsOn } of made) {
      expect(DependsOn).toEqual(expect.arrayContaining(associations));
    }
  });
});

describe('contact flows', () => {
  it('have one outbound flow for each tier of the structure', () => {
    const two = addDeployment(anApp(), settingsWith({ salesStructure: 'two' }));
    const outbound = resourcesOf(two.flows, 'AWS::Connect::ContactFlow').filter(({ logicalId }) =>
      logicalId.startsWith('Outbound'),
    );

    expect(outbound.map(({ Properties }) => Properties['Name'])).toEqual([
      'tierline outbound 1',
      'tierline outbound 2',
    ]);
  });

  it('belong to the instance and bear names that begin with the deployment', () => {
    for (const { Properties } of made) {
      expect(Properties).toMatchObject({ InstanceArn: THE_INSTANCE.arn, Name: expect.stringMatching(/^tierline /) });
    }
  });

  it('say what the settings say', () => {
    const named = addDeployment(
      anApp(),
      settingsWith({ companyName: 'Acme Boxes', callBackNumber: '+12025550199', keys: { optOut: '7' } }),
    );
    const content = JSON.stringify(
      resourcesOf(named.flows, 'AWS::Connect::ContactFlow').map((each) => each.Properties),
    );

    expect(content).toContain('Acme Boxes');
    expect(content).toContain('+12025550199');
    expect(content).toMatch(/press 7/);
  });

  it('are not deployed when Connect would refuse one of them', () => {
    const settings = { ...settingsWith({}), companyName: 'x'.repeat(300_000) };

    expect(() => addDeployment(anApp(), settings)).toThrow(FlowRefusedError);
  });

  it('are spoken in the language of the settings', () => {
    const spanish = addDeployment(anApp(), settingsWith({ language: 'es-MX' }));
    const content = JSON.stringify(
      resourcesOf(spanish.flows, 'AWS::Connect::ContactFlow').map((each) => each.Properties),
    );

    expect(content).toContain('Mia');
    expect(content).not.toMatch(/One moment, please/);
  });

  it('name the number that is claimed where none is given', () => {
    const claiming = addDeployment(anApp(), settingsWith({ callerNumbers: { claim: { country: 'US', type: 'DID' } } }));
    const content = JSON.stringify(theResource(claiming.flows, 'AWS::Connect::ContactFlow', 'CalledCustomerWaits'));

    expect(content).toContain('PublishOutputFnGetAttFloorSharedNumber');
  });
});

describe('the guide of agents', () => {
  it('is a view that asks for the facts of the structure, and is shown by a flow', () => {
    const { facts: _, ...rest } = settingsWith({});
    const asking = addDeployment(anApp(), { ...rest, facts: ['decision_maker'] });
    const view = theResource(asking.flows, 'AWS::Connect::View', 'GuideView');
    const guide = JSON.stringify(theResource(asking.flows, 'AWS::Connect::ContactFlow', 'AgentGuide').Properties);

    expect(view.Properties).toMatchObject({ InstanceArn: THE_INSTANCE.arn, Name: 'tierline guide' });
    expect(JSON.stringify(view.Properties['Template'])).toContain('decision_maker');
    expect(guide).toContain(`"Fn::GetAtt":["${view.logicalId}","ViewArn"]`);
  });
});

describe('flows that fail', () => {
  const alarms = resourcesOf(flows, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
  const names = made.map(({ Properties }) => Properties['Name']);

  it('ring by the names that they are deployed under, on this instance', () => {
    const dimensions = alarms.map(({ Dimensions }) => dimension.parse(Dimensions));
    const watched = new Set(dimensions.map(({ ContactFlowName }) => ContactFlowName));

    for (const name of watched) expect(names).toContain(name);
    expect([...watched].map((name) => name.replace('tierline ', '')).toSorted()).toEqual([
      'agent guide',
      'called customer waits',
      'form after call',
      'inbound',
      'opt-out',
      'outbound 1',
      'outbound 2',
      'outbound 3',
    ]);
    for (const { InstanceId, MetricGroup } of dimensions) {
      expect([InstanceId, MetricGroup]).toEqual([THE_INSTANCE.id, 'ContactFlow']);
    }
  });

  it('ring at once where a customer is on the line, and when Connect cannot run them', () => {
    const patient = alarms.filter(({ Threshold, Period }) => Threshold !== 1 || Period !== 60);

    expect(patient.map(({ MetricName, Threshold, Period }) => [MetricName, Threshold, Period])).toEqual([
      ['ContactFlowErrors', 5, 900],
      ['ContactFlowErrors', 5, 900],
    ]);
    for (const { AlarmDescription } of patient) expect(AlarmDescription).toContain('the guide');
    expect(alarms).toHaveLength(16);
  });
});
