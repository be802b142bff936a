import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import { SettingsError } from '../../infra/settings/settings-error.ts';
import { settingsFields } from '../../infra/settings/settings-fields.ts';

const NEEDED = {
  connectInstance: 'arn:aws:connect:us-east-1:111122223333:instance/12345678-1234-1234-1234-123456789012',
  administratorEmail: 'sales-systems@example.com',
  companyName: 'Example Packaging',
  companyZone: 'America/New_York',
  rulesPresets: ['us-federal'],
  callerNumbers: ['+12025550100'],
};

const aField = fc.constantFrom(...Object.keys(settingsFields.shape));
const aNumber = fc.stringMatching(/^\+?[1-9][0-9]{6,14}x$/);
const aValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  aNumber,
  fc.array(aNumber),
  fc.constantFrom('one', {}, [], null),
);

/** What reading a text came to: nothing wrong, or what the refusal says. */
function refusalOf(text: string): string | undefined {
  try {
    parseDeploymentSettings(text, 'my-settings.jsonc');
    return undefined;
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

describe('a settings file', () => {
  it('with anything in place of any field is taken or refused with a line, and never breaks the reader', () => {
    fc.assert(
      fc.property(aField, aValue, (field, value) => {
        const refusal = refusalOf(JSON.stringify({ ...NEEDED, [field]: value }, undefined, 2));

        for (const line of (refusal ?? '').split('\n').slice(1)) expect(line).toMatch(/^ {2}line \d+: \S/);
      }),
    );
  });

  it('is refused with no number in the refusal, however it is written', () => {
    fc.assert(
      fc.property(aField, aNumber, (field, number) => {
        const refusals = [number, [number], { claim: number }, { '1': { callerNumbers: [number] } }].map((value) =>
          refusalOf(JSON.stringify({ ...NEEDED, [field]: value })),
        );

        for (const refusal of refusals) expect(refusal ?? '').not.toContain(number.slice(1, -1));
      }),
    );
  });

  it('of any text at all is taken or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(refusalOf(text)).toMatch(/^The settings in my-settings\.jsonc cannot be used:\n {2}line \d+: /);
      }),
    );
  });

  it('names the line of the field that is wrong, wherever it stands', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(5), (before, blank) => {
        const lines = Object.entries({ ...NEEDED, optOutKey: 9 }).map(
          ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)},`,
        );
        const wrong = lines.pop() ?? '';
        const at = Math.min(before, lines.length);
        const text = [
          '{',
          ...lines.slice(0, at),
          ...Array.from({ length: blank }, () => '// nothing'),
          wrong,
          ...lines.slice(at),
          '}',
        ];

        expect(refusalOf(text.join('\n'))).toContain(`line ${at + blank + 2}: optOutKey is no field`);
      }),
    );
  });
});
