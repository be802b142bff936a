/** The id in an ARN of something in the instance, without a version or alias; an id as it is. */
export function idOf(arnOrId: string): string {
  const last = arnOrId.slice(arnOrId.lastIndexOf('/') + 1);
  if (last === arnOrId) return arnOrId;
  return last.split(':')[0] ?? last;
}
