import { CfnElement, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';

/**
 * What a finding of cdk-nag calls an ARN that it finds in a stack: the ARN itself where it is known, otherwise the
 * resource by its logical id, and in another stack than the resource's, once the app is put together, an import.
 */
export function namesInFindings(arn: string, stack: Stack): readonly string[] {
  if (!Token.isUnresolved(arn)) return [arn];
  const reference = Tokenization.reverse(arn);
  if (!Reference.isReference(reference) || !CfnElement.isCfnElement(reference.target)) {
    throw new TypeError('The ARN is no attribute of a resource.');
  }
  const own = Stack.of(reference.target);
  const name = `<${own.getLogicalId(reference.target)}.${reference.displayName}>`;
  if (stack === own) return [name];
  const { 'Fn::ImportValue': imported } = stack.resolve(own.exportValue(arn));
  return [name, String(imported)];
}
