import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const resource = z.object({ Type: z.string() });

const template = z.looseObject({ Resources: z.record(z.string(), z.looseObject(resource.shape)).default({}) });

/** A CloudFormation template, as far as it is compared. */
export type StackTemplate = z.output<typeof template>;

/** A stack as this version of the project would deploy it. */
export interface SynthesisedStack {
  readonly name: string;
  /** It holds what must not be lost: CloudFormation refuses to delete it. */
  readonly isProtected: boolean;
  readonly template: StackTemplate;
}

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          terminationProtection: z.boolean().optional(),
        })
        .optional(),
    }),
  ),
});

/** The stacks that CDK wrote into the folder, each after those that it depends on. */
export function stacksIn(folder: string): readonly SynthesisedStack[] {
  const { artifacts } = manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  return Object.entries(artifacts).flatMap(([id, { type, properties }]) => {
    if (type !== 'aws:cloudformation:stack' || properties?.templateFile === undefined) return [];
    const { templateFile, stackName = id, terminationProtection = false } = properties;
    const text = readFileSync(join(folder, templateFile), 'utf8');
    return [{ name: stackName, isProtected: terminationProtection, template: template.parse(JSON.parse(text)) }];
  });
}

/** The template in a text, or undefined when it is none in JSON. */
export function templateFrom(text: string): StackTemplate | undefined {
  try {
    return template.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
