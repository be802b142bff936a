/** The item is still at the version read; version 0 is an item not written yet. */
export function atVersion(version: number) {
  return {
    ConditionExpression: version === 0 ? 'attribute_not_exists(#version)' : '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ...(version === 0 ? {} : { ExpressionAttributeValues: { ':version': version } }),
  };
}
