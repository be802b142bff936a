import { describe, expect, it } from 'vitest';
import { toCommand } from '../../functions/record-business-event/event.ts';
import { addDeployment } from '../../infra/deployment.ts';
import { matches } from '../../simulator/delivery/event-pattern.ts';
import { BUSINESS_EVENTS } from '../support/business-events.ts';
import { NOON } from '../support/lead-builders.ts';
import { aDeployment, anApp, printed, settingsWith, theResource } from './a-deployment.ts';

const { EventPattern: pattern } = theResource(aDeployment().eventsIn, 'AWS::Events::Rule').Properties;

describe("what the company's own systems tell", () => {
  it('is taken from the bus where the function understands it, and nothing else is', () => {
    for (const event of BUSINESS_EVENTS) {
      expect(matches(pattern, event)).toBe(true);
      expect(['purchase', 'lead', 'case']).toContain(toCommand(JSON.stringify(event), NOON).kind);
    }
    const types = new Set(BUSINESS_EVENTS.map((event) => event['detail-type']));

    expect(pattern).toEqual({ 'detail-type': expect.arrayContaining([...types]) });
    expect(matches(pattern, { 'detail-type': 'CallOutcomeRecorded', detail: {} })).toBe(false);
  });

  it('comes from the bus that the settings name', () => {
    const { eventsIn } = addDeployment(anApp(), settingsWith({ companyBus: 'sales.events' }));
    const { EventBusName } = theResource(eventsIn, 'AWS::Events::Rule').Properties;

    expect(printed(EventBusName)).toBe('sales.events');
  });
});
