import * as z from 'zod';
import { jsonText } from '../../shared/domain/data/json-layout.ts';
import { settingsFields } from './settings-fields.ts';

const COMMAND = 'npx node infra/settings/generate-settings-schema.ts > docs/settings.schema.json';

/** The JSON Schema of a settings file, for editors; what it cannot say reading the file still tells. */
export function settingsJsonSchema(): string {
  const schema = z.toJSONSchema(settingsFields, { io: 'input' });
  const commented = { allowComments: true, allowTrailingCommas: true };
  return `${jsonText({ title: 'Settings of a deployment', description: `Generated: ${COMMAND}`, ...commented, ...schema })}\n`;
}

if (import.meta.main) process.stdout.write(settingsJsonSchema());
