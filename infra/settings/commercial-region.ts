/** Regions of AWS that are apart from the commercial ones, by how their names begin, and what of Tierline cannot be there. */
const APART = {
  'us-gov-': 'AWS GovCloud (US) has no CloudFront, which serves the console',
  'cn-':
    'AWS in China has no Amazon Connect, and a CloudFront apart that serves no address without an ICP registration',
} as const;

/** Why nothing can be deployed to the region, and what to do; undefined where it is a commercial one. */
export function notCommercial(region: string): string | undefined {
  const [, why] = Object.entries(APART).find(([beginning]) => region.startsWith(beginning)) ?? [];
  return why === undefined
    ? undefined
    : `must be in a commercial region, such as us-east-1, and is in ${region}: ${why} (docs/deploying.md#regions)`;
}
